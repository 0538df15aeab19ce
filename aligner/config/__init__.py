"""The configuration of a project: `aligner.toml`, or `[tool.aligner]` in pyproject.toml."""
