"""Makes docs/check.svg: what `aligner check` prints of a draft with two faults.

The draft is the Hindi version of the block report with one sentence deleted and another replaced
by one that says something else. Run it from anywhere:
`python docs/make_pictures.py`.
"""

import os
import re
import tempfile
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from aligner import check
from aligner.report.terminal import render

DOCS = Path(__file__).parent
SEEDS = DOCS.parent / "seeds"
ORIGINAL, DRAFT = "block-report.de.txt", "block-report.draft.hi.txt"

DELETED = "समन्वय की विषय-वस्तु दोनों इकाइयों के"
REPLACED = "सम्मेलन में दोनों इकाइयों के प्रतिनिधियों ने"
REPLACEMENT = (
    "कल सुबह शहर में तेज़ बारिश हुई, इसलिए स्कूल के बच्चों ने छुट्टी का आनंद लेते हुए घर पर ही अपने "
    "माता-पिता के साथ समय बिताया और शाम को बारिश रुकने के बाद मैदान में फुटबॉल खेला।"
)

# No font is fetched when the picture is looked at.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
# Some viewers drop spaces at the edges of a text otherwise.
FORMAT = FORMAT.replace("<svg ", '<svg xml:space="preserve" ', 1)


def with_faults(hindi: str) -> str:
    """The draft: a sentence deleted, another replaced."""
    hindi, deleted = re.subn(f" ?{DELETED}[^।]*।", "", hindi)
    hindi, replaced = re.subn(f"{REPLACED}[^।]*।", REPLACEMENT, hindi)
    if (deleted, replaced) != (1, 1):
        raise ValueError("the seed has changed: its sentences are not found once each")
    return hindi


def picture() -> str:
    """The SVG; without the seconds, so that only a change of the report changes it."""
    console = Console(
        record=True, file=StringIO(), force_terminal=True, color_system="truecolor", width=100
    )
    report = replace(check(ORIGINAL, DRAFT), seconds={})
    console.print(Text(f"$ aligner check {ORIGINAL} {DRAFT}", "bold"))
    console.print(render(report))
    return console.export_svg(title="aligner", code_format=FORMAT, unique_id="check")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in (ORIGINAL, DRAFT):
            text = (SEEDS / name.replace(".draft", "")).read_text(encoding="utf-8")
            changed = with_faults(text) if name == DRAFT else text
            (Path(folder) / name).write_text(changed, encoding="utf-8")
        os.chdir(folder)
        svg = picture()
    (DOCS / "check.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
