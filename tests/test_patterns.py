import pytest
import regex

from aligner.patterns import Later


def test_a_pattern_is_compiled_once_and_not_before_it_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled = []
    compile_now = regex.compile

    def noted(pattern: str, flags: int = 0) -> object:
        compiled.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(regex, "compile", noted)
    later = Later("[a-c]+", regex.IGNORECASE)
    assert compiled == []
    assert later.search("xxABx").group() == "AB"
    assert later.search("xxbx").group() == "b"
    assert later.findall("a-B") == ["a", "B"]
    assert compiled == ["[a-c]+"]


def test_what_is_no_pattern_shows_when_it_is_used() -> None:
    with pytest.raises(regex.error):
        Later("(").search("")
