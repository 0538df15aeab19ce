"""One module a language, each with its `LANGUAGE`."""
