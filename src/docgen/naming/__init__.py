"""Names of output files by a pattern: `out/{reference}-{lang}.{ext}`. One mechanism for every command and function that writes files."""

from docgen.naming.pattern import Pattern, is_pattern, parse
from docgen.naming.safe import safe_name
from docgen.naming.values import NAMES, Facts, value_of

__all__ = ["NAMES", "Facts", "Pattern", "is_pattern", "parse", "safe_name", "value_of"]
