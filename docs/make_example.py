"""Writes the example of docs/json.md anew, from a real run: `python docs/make_example.py`."""

import os
import re
import tempfile
from pathlib import Path

from aligner import check
from aligner.report import to_json

PAGE = Path(__file__).parent / "json.md"

TEXTS = {
    "note.de.txt": """\
Am Montag wählte der Stadtrat einen neuen Sprecher.
Die Kosten für den Bau der Brücke sind in diesem Jahr stark gestiegen.
Die Schule bleibt bis Ende August geschlossen.
""",
    "note.hi.txt": """\
सोमवार को नगर परिषद ने एक नया प्रवक्ता चुना।
स्कूल अगस्त के अंत तक बंद रहेगा।
""",
}


def example() -> str:
    """The report on `TEXTS`."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in TEXTS.items():
            Path(name).write_text(text, encoding="utf-8")
        source, target = TEXTS
        return to_json(check(source, target))


def main() -> None:
    files = "\n".join(f"`{name}`:\n\n```text\n{text}```\n" for name, text in TEXTS.items())
    intro = "The second sentence of the German text has no counterpart in the Hindi one.\n\n"
    section = f"## Example\n\n{intro}{files}\n```json\n{example()}```\n"
    page = re.sub(r"## Example\n.*", lambda _: section, PAGE.read_text("utf-8"), flags=re.DOTALL)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
