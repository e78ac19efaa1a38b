"""The version, once: the distribution and the files that docgen makes take it from here."""

__version__ = "0.1.0"
