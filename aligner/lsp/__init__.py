"""A language server: what a check finds, in the editor in which the translation is written."""
