"""A user's own Word file as the paper a document is written on: everything in it stays, docgen adds its body and what that needs."""

from __future__ import annotations

from docgen.writers.docx.word_templates.paper import on_paper

__all__ = ["on_paper"]
