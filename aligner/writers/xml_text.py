"""Texts as XML and HTML hold them."""

from html import escape

from aligner.writers.written import xml_characters


def escaped(text: str) -> str:
    """Text between two tags.

    A carriage return would come back as a line feed, so that it is written by its number.
    """
    return escape(xml_characters(text), quote=False).replace("\r", "&#13;")
