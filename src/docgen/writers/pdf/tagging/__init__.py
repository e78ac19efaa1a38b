"""The structure tree and marked content of a tagged PDF (ISO 32000-1, 14.7 and 14.8)."""
