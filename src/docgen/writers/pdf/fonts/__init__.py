"""Fonts inside a PDF: Type 0 fonts, subsets and their ToUnicode maps (ISO 32000-1, 9)."""
