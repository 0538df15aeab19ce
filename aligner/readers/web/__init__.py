"""Markdown and HTML: text with markup, read with the place of every character."""
