from pathlib import Path

import pytest

from aligner.languages.codes import parse_language
from aligner.languages.identify import identify, likelihoods
from aligner.languages.scripts import LANGUAGES, dominant_script

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_seeds(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    assert identify(text) == seed.suffixes[-2].removeprefix(".")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Konferenz fand am Nachmittag statt.", "de"),
        ("The conference took place in the afternoon.", "en"),
        ("La conférence a eu lieu dans l'après-midi.", "fr"),
        ("Hội nghị diễn ra vào buổi chiều.", "vi"),
        ("सम्मेलन दोपहर में आयोजित किया गया।", "hi"),
        ("वेस्ट वर्जीनिया में ट्रम्प की रैलियां", "hi"),
        ("हे एक वाक्य आहे आणि ते मराठीत आहे.", "mr"),
        ("मेरो घर धेरै राम्रो छ र त्यो ठूलो पनि छ।", "ne"),
        ("Mujhe nahi pata ki aap kahan ja rahe hain.", "hi-Latn"),
        ("Pemerintah mengatakan bahwa harga naik karena inflasi.", "id"),
        ("Kerajaan berkata bahawa harga naik kerana inflasi.", "ms"),
        ("การประชุมจัดขึ้นในช่วงบ่าย", "th"),
        ("会议于下午举行。", "zh"),
        ("会議は午後に開催されました。", "ja"),
        ("회의는 오후에 열렸다.", "ko"),
        ("Конференция состоялась во второй половине дня.", "ru"),
        ("Конференція відбулася у другій половині дня, як і планували.", "uk"),
        ("Η διάσκεψη έγινε το απόγευμα.", "el"),
        ("iPhone 15 Pro Max की कीमत बढ़ी", "hi"),
    ],
)
def test_sentences(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", " \n", "12345", "2023 - 2025: 4/4 (100 %)", "😀 …", "१२३"])
def test_nothing_tells(text: str) -> None:
    assert identify(text) == "und"


def test_a_quotation_in_another_language_does_not_decide() -> None:
    german = "Der Ausschuss hat die Ergebnisse des vergangenen Jahres geprüft. " * 20
    assert identify("The quick brown fox jumps over the lazy dog. " * 4 + german) == "de"


def test_lone_surrogates() -> None:
    assert identify("Die Konferenz \ud800 fand am Nachmittag statt.") == "de"


def test_scripts() -> None:
    assert dominant_script("Foto: NV") == "Latn"
    assert dominant_script("टिप्पणी (0)") == "Deva"
    assert dominant_script("(0)") is None
    for languages in LANGUAGES.values():
        assert all(parse_language(each) == each for each in languages)


def test_likelihoods_begin_with_the_best() -> None:
    scores = likelihoods("Hier soir, les enfants ont joué dans le jardin.", "Latn")
    assert next(iter(scores)) == "fr"
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert likelihoods("สวัสดี", "Thai") == {"th": 1.0}
