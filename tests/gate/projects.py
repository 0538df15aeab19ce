"""Small projects to run the gate on."""

from pathlib import Path

GERMAN = (
    "Die neue Brücke über den Fluss wurde am 16. Mai eröffnet.",
    "Der Bau dauerte 24 Monate und kostete drei Millionen Euro.",
    "Zur Eröffnung kamen viele Gäste aus der ganzen Stadt.",
    "Die alte Brücke bleibt als Denkmal erhalten.",
)
HINDI = (
    "नदी पर बना नया पुल 16 मई को खोला गया।",
    "निर्माण में 24 महीने लगे और तीस लाख यूरो का खर्च आया।",
    "उद्घाटन में पूरे शहर से बहुत से मेहमान आए।",
    "पुराना पुल एक स्मारक के रूप में सुरक्षित रहेगा।",
)
WRONG = HINDI[0].replace("16", "17"), *HINDI[1:]
"""With another date."""
SHORT = (*HINDI[:2], *HINDI[3:])
"""Without the third sentence."""

CONFIG = """
[[pairs]]
source = "{name}.de.txt"
target = "{name}.hi.txt"
"""


def lines(sentences: tuple[str, ...]) -> str:
    return "\n\n".join(sentences) + "\n"


def write_project(folder: Path, config: str = CONFIG, /, **translations: tuple[str, ...]) -> None:
    """Writes originals, translations by name, and the configuration."""
    for name, sentences in translations.items():
        (folder / f"{name}.de.txt").write_text(lines(GERMAN), encoding="utf-8")
        (folder / f"{name}.hi.txt").write_text(lines(sentences), encoding="utf-8")
    (folder / "aligner.toml").write_text(config, encoding="utf-8")
