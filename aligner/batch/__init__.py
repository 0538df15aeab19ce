"""Corpora: the pairs of a manifest, checked one by one, into files of rows."""
