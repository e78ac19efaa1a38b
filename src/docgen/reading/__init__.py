"""YAML or JSON in, model out; every error at once, each with file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names
from docgen.reading.load import Loaded, NoDocument, load, open_input, open_mapping, parse
from docgen.reading.schema import schema
from docgen.reading.starter import starter

if TYPE_CHECKING:
    from docgen.reading.formfields import form_fields, form_title
    from docgen.reading.glossary import load_glossary

__all__ = ["Loaded", "NoDocument", "form_fields", "form_title", "load", "load_glossary", "open_input", "open_mapping", "parse", "schema", "starter"]

__getattr__ = names(__name__, {"docgen.reading.formfields": "form_fields form_title", "docgen.reading.glossary": "load_glossary"})
