"""The gate: all translated documents of a project, checked against what it allows."""
