"""The review: going through the findings of a pair, one decision each.

`desk` knows what was decided, `kept` remembers it, `listing` and `passage` say what is to be
seen, `editor` opens the place in an editor; `app` is the screen for all of it, and alone needs
Textual (the extra `tui`).
"""
