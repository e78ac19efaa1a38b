"""Plain text for wires and messengers, in UTF-8: every line reads as it does in the PDF wherever UAX #9 is kept to."""

from docgen.writers.text.document import render

__all__ = ["render"]
