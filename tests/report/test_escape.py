from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aligner.report.escape import markdown, markdown_code, markdown_tag, uri, xml, xml_name
from aligner.report.visible import visible

ANY = st.text(st.characters(exclude_categories=()))
SYNTAX = st.text(st.sampled_from("\\`*_{}[]<>&|~$#!@():/.-+=1aw \n\"'"))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(text: str) -> str:
    """Text as a reader sees it."""
    return " ".join(visible(text).replace("\u2060", "").split())


def shown(line: str) -> str:
    """What a line of Markdown shows, if it is text, code and nothing else."""
    (opened, inline, closed) = MARKDOWN.parse(line)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert {each.type for each in inline.children or ()} <= {"text", "text_special", "code_inline"}
    return plain("".join(each.content for each in inline.children or ()))


@given(st.one_of(ANY, SYNTAX))
def test_markdown_shows_the_text_itself(text: str) -> None:
    assert shown(f"x {markdown(text)} y") == plain(f"x {text} y")


@given(st.one_of(ANY, SYNTAX))
@example("`` ` a")
@example("`")
def test_code_shows_the_text_itself(text: str) -> None:
    assert shown(f"x {markdown_code(text)} y") == plain(f"x {text} y")


@pytest.mark.parametrize("text", ["@all", "#1", "!12", "https://a.b", "www.a.b", ":tada:", "a@b.c"])
def test_names_are_parted(text: str) -> None:
    for escaped in (markdown(text), markdown_tag(text)):
        assert "\u2060" in escaped
        assert plain(escaped.replace("\\", "")) == text


@given(ANY)
def test_xml_comes_back(text: str) -> None:
    node = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    assert (node.text or "", node.get("b")) == (visible(text), visible(text))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\r\n\t")))
def test_names_of_files_come_back_whole(name: str) -> None:
    assert ElementTree.fromstring(f'<a b="{xml_name(name)}"/>').get("b") == name


@given(st.binary().map(lambda name: b"a" + name.replace(b"\0", b"")))
def test_a_uri_has_the_bytes_of_the_name(name: bytes) -> None:
    found = uri(name.decode("utf-8", "surrogateescape"))
    assert unquote_to_bytes(found) == name
    assert found.isascii()
    assert not set(found) & set(' "<>\\^`{|}:?#[]\n')


def test_an_absolute_path_is_a_whole_uri() -> None:
    assert uri("/a b/ü.txt") == "file:///a%20b/%C3%BC.txt"
    assert uri("\ud83d") == "%EF%BF%BD"
