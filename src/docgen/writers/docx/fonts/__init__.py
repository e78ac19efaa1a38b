"""Fonts that a Word file names and carries (ECMA-376 Part 1, 17.8)."""
