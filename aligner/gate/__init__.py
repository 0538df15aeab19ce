"""Checks many pairs of documents at once, and says whether they pass."""
