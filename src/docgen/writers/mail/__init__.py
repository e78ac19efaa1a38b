"""E-mail: one message (RFC 5322) with the document as plain text and as HTML, and its PDF attached. Nothing is sent."""

from docgen.writers.mail.document import render

__all__ = ["render"]
