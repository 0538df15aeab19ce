"""Which language a text is in."""

from collections import defaultdict
from functools import cache
from typing import Any

from aligner.languages.codes import UNDETERMINED
from aligner.languages.function_words import corrected
from aligner.languages.scripts import LANGUAGES, dominant_script

# The detector reads no more than 1,000 bytes, so a long text is asked about in places.
_PLACES = 12
_PLACE = 330
_SHORT = _PLACES * _PLACE


def identify(text: str) -> str:
    """The BCP 47 code of the language most of `text` is in; `und` where nothing tells it.

    The script decides first, then, among the languages written in it, the detector. Long texts are
    sampled, so the time does not grow with the length.
    """
    samples = [_encodable(sample) for sample in _samples(text)]
    joined = " ".join(samples)
    script = dominant_script(joined)
    if script is None:
        return UNDETERMINED
    languages = LANGUAGES[script]
    if len(languages) == 1:
        return languages[0]
    return corrected(_detected(samples, languages), joined)


def likelihoods(text: str, script: str) -> dict[str, float]:
    """How likely a text of a few words is in a language written in `script`, best first.

    From 0 to 1 each, and not adding up to 1; languages that are out of the question are left out.
    """
    languages = LANGUAGES[script]
    if len(languages) == 1:
        return {languages[0]: 1.0}
    scores = _detector(languages).detect_details(_encodable(text[:_PLACE])).scores
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def _samples(text: str) -> list[str]:
    """Pieces from all over `text`, cut at white space where there is some."""
    if len(text) <= _SHORT:
        return [text[start : start + _PLACE] for start in range(0, len(text), _PLACE)]
    step = len(text) // _PLACES
    pieces = [text[start : start + _PLACE] for start in range(0, step * _PLACES, step)]
    return [piece.split(maxsplit=1)[-1].rsplit(maxsplit=1)[0] for piece in pieces if piece.strip()]


def _encodable(text: str) -> str:
    """Without lone surrogates, at which the detector fails."""
    return text.encode("utf-8", errors="ignore").decode("utf-8")


def _detected(samples: list[str], languages: tuple[str, ...]) -> str:
    """What the detector says of most, each sample counting by how sure it is."""
    detector = _detector(languages)
    votes: defaultdict[str, float] = defaultdict(float)
    for sample in samples:
        for language, score in detector.detect_details(sample).scores.items():
            votes[language] += score * len(sample)
    return max(votes, key=lambda each: votes[each]) if votes else UNDETERMINED


@cache
def _detector(languages: tuple[str, ...]) -> Any:  # noqa: ANN401
    import eldc  # noqa: PLC0415 (a 23 MB library, mapped in when first needed)

    eldc.init()
    detector = eldc.instance()
    detector.set_languages(list(languages))
    return detector
