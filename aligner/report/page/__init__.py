"""The page for people: what stands on it, and the templates, style and script it is made of.

`texts`, `cards`, `plot` and `coverage` say what is to be seen; `environment` makes HTML of it.
"""
