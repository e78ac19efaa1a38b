"""Pictures of a document's pages, and cards for sharing, as PNG: set by the PDF writer, painted by pdfium."""

from docgen.writers.png.document import pictures, render

__all__ = ["pictures", "render"]
