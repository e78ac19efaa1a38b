"""Objects of a PDF file and the operators of its content streams (ISO 32000-1, 7 and 8)."""
