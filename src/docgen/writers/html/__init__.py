"""A web page in one file: semantic HTML with its language and direction on every part, its fonts and pictures inside, nothing from elsewhere."""

from docgen.writers.html.document import render

__all__ = ["render"]
