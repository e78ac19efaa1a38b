"""YAML or JSON in, model out; every error at once, each with file, line and column."""

from docgen.reading.load import Loaded, load, open_input, parse
from docgen.reading.schema import schema
from docgen.reading.starter import starter

__all__ = ["Loaded", "load", "open_input", "parse", "schema", "starter"]
