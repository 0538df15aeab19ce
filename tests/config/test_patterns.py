"""Patterns: what they match, what their wildcards stand for, and the way back."""

import string
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aligner.config.patterns import Pattern
from aligner.errors import ConfigError

MATCHES = [
    ("content/{name}.de.md", "content/a.de.md", {"{name}": "a"}),
    ("content/{name}.de.md", "content/a b [1] {x}.de.md", {"{name}": "a b [1] {x}"}),
    ("de/**/*.md", "de/a.md", {"**1": "", "*1": "a"}),
    ("de/**/*.md", "de/x/y z/a.md", {"**1": "x/y z/", "*1": "a"}),
    ("de/**", "de/x/a.md", {"**1": "x/", "*1": "a.md"}),
    ("**/de/**/*.md", "de/de/a.md", {"**1": "", "**2": "de/", "*1": "a"}),
    (
        "**/x/*/y/**/*.md",
        "x/x/y/y/x/z/y/a.md",
        {"**1": "", "*1": "x", "**2": "y/x/z/y/", "*2": "a"},
    ),
    ("{a}-{b}.md", "x-y-z.md", {"{a}": "x", "{b}": "y-z"}),
    ("*a*b.md", "xaab.md", {"*1": "x", "*2": "a"}),
    ("a*.md", "a.md", {"*1": ""}),
    ("{n}/{n}.md", "ab/ab.md", {"{n}": "ab"}),
    ("{n}-{n}-x.md", "a-b-a-b-x.md", {"{n}": "a-b"}),
    ("pages/[slug]/what?.md", "pages/[slug]/what?.md", {}),
    ("./de//*.md", "de/a.md", {"*1": "a"}),
    (".github/*.md", ".github/a.md", {"*1": "a"}),
    ("node_modules/x/*.md", "node_modules/x/a.md", {"*1": "a"}),
    ("{a,b}.md", "{a,b}.md", {}),
    ("u\u0308/*.md", "ü/हिन्दी.md", {"*1": "हिन्दी"}),
    ("*.md", "a\nb.md", {"*1": "a\nb"}),
]

NO_MATCHES = [
    ("de/*.md", "de/x/a.md"),
    ("de/*.md", "DE/a.md"),
    ("*.md", "a.MD"),
    ("{name}.md", ".md"),
    ("*.md", ".hidden.md"),
    ("**/*.md", ".git/a.md"),
    ("**/*.md", "x/node_modules/y/a.md"),
    ("*/*.md", "node_modules/a.md"),
    ("{n}/{n}.md", "ab/a.md"),
    ("pages/[slug].md", "pages/s.md"),
    ("a?.md", "ab.md"),
    ("de/**/*.md", "de/a.md\n"),
]


@pytest.mark.parametrize(("pattern", "path", "fillings"), MATCHES)
def test_fillings(pattern: str, path: str, fillings: dict[str, str]) -> None:
    assert Pattern.of(pattern).match(path) == fillings


@pytest.mark.parametrize(("pattern", "path"), NO_MATCHES)
def test_no_match(pattern: str, path: str) -> None:
    assert Pattern.of(pattern).match(path) is None


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("/de/*.md", "is absolute"),
        ("C:\\texts\\*.md", "is absolute"),
        ("../de/*.md", "leaves the folder"),
        ("", "names no file"),
        (".", "names no file"),
        ("de/", 'Write "de/**"'),
        ("de/**.md", 'Write "*" for any text, "**/*.md" for any folders'),
        ("de/***/a.md", '"***" in "***" means nothing'),
        ("{a}{b}.md", 'nothing stands between "{a}" and "{b}"'),
        ("a/**/**/b", 'nothing stands between "**" and "**"'),
        ("*{n}.md", 'nothing stands between "*" and "{n}"'),
        ("{n}a{n}b*c*d*.md", "repeats a name and has more than 4 wildcards"),
    ],
)
def test_patterns_that_are_wrong(pattern: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Pattern.of(pattern)
    assert message in str(caught.value)


def test_a_file_is_no_pattern() -> None:
    assert Pattern.of_file("./a/**/{b}*.md").match("a/**/{b}*.md") == {}


def test_the_folder_before_the_wildcards() -> None:
    assert Pattern.of("a/b/*/c/*.md").folder == ("a", "b")
    assert Pattern.of("a/b.md").folder == ("a",)
    assert Pattern.of("**").folder == ()


NAMES = st.text(
    st.sampled_from(string.ascii_lowercase + "äहि{}[]?* ~"), min_size=1, max_size=5
).map(lambda text: unicodedata.normalize("NFC", text))
# What stands between wildcards, with a character that no filling has.
BETWEEN = st.sampled_from([".de", "-", "_x_", ".", "/", "/a/", "/content-/"])


@st.composite
def patterns(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A pattern whose fillings can be told in one way, and some fillings."""
    count = draw(st.integers(1, 4))
    written, fillings, stars = ["-"], {}, 0
    for i in range(count):
        if draw(st.booleans()):
            stars += 1
            written.append("*")
            fillings[f"*{stars}"] = draw(NAMES)
        else:
            written.append(f"{{n{i}}}")
            fillings[f"{{n{i}}}"] = draw(NAMES)
        written.append(draw(BETWEEN))
    pattern = "".join(written) + ".md"
    if draw(st.booleans()):
        pattern = f"top/**/{pattern}"
        folders = draw(st.lists(NAMES, max_size=3))
        fillings["**1"] = "".join(f"{name}/" for name in folders)
    return pattern, fillings


@given(patterns())
def test_a_filled_pattern_is_matched_with_its_fillings(made: tuple[str, dict[str, str]]) -> None:
    text, fillings = made
    pattern = Pattern.of(text)
    path = pattern.filled(fillings)
    found = pattern.match(path)
    assert found is not None
    assert pattern.filled(found) == path
    # No filling has what stands between wildcards, so there is one way only.
    assume("-" not in "".join(fillings.values()))
    if "/" not in text.removeprefix("top/**/"):
        assert found == fillings


@given(patterns(), st.sampled_from(["hi/", "a-b/"]))
def test_there_and_back(made: tuple[str, dict[str, str]], folder: str) -> None:
    source = Pattern.of(made[0])
    target = Pattern.of(folder + made[0])
    path = source.filled(made[1])
    fillings = source.match(path)
    assert fillings is not None
    there = target.match(target.filled(fillings))
    assert there is not None
    assert source.filled(there) == path


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_a_pattern_or_an_error(text: str, path: str) -> None:
    try:
        pattern = Pattern.of(text)
    except ConfigError:
        return
    fillings = pattern.match(path)
    assert fillings is None or pattern.filled(fillings) == path
