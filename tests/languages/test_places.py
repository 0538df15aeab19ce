import pytest

from aligner.languages.places import places_in


@pytest.mark.parametrize(
    ("german", "hindi"),
    [
        ("Paris", "पेरिस"),
        ("Südostasien", "दक्षिण-पूर्व एशिया"),
        ("Deutschland", "जर्मनी"),
        ("Oslo", "ओस्लो"),
    ],
)
def test_one_place_in_two_languages(german: str, hindi: str) -> None:
    here = {place.key for place in places_in([german], "de") if place.proper}
    there = {place.key for place in places_in(hindi.replace("-", " ").split(), "hi")}
    assert here & there


def test_an_adjective_is_no_proper_place() -> None:
    assert [place.proper for place in places_in(["indonesischen"], "de")] != []
    assert not any(place.proper for place in places_in(["indonesischen"], "de"))
