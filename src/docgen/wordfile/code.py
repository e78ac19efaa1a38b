"""Lines of programs and markup, which go left to right whatever words they hold."""

from __future__ import annotations

import re
from typing import Any

from docgen.wordfile.cascade import Cascade
from docgen.wordfile.names import w
from docgen.wordfile.text import first_way, has

_FIXED = re.compile(r"courier|consol|mono(?!type)|menlo|monaco|typewriter|lucida console|fixedsys|terminal|\bcode\b", re.IGNORECASE)
"""Families all of whose characters are of one width."""
_STYLE = re.compile(r"\bcode\b|source ?code|verbatim|preformatted|\bhtml\b|listing|macro text", re.IGNORECASE)
_MARKUP = re.compile(r"\s*(?:</?[a-z][\w:-]*(?:\s[^>]*)?/?>|<[!?]|//(?!\w)|/\*|#!|\{\{|\{%)", re.ASCII)
"""How tags, comments and templates begin."""
_STATEMENT = re.compile(
    r"""\s*(?:
        [\w.$\[\]]+\s*(?:[-+*/|&.:]?=(?!=)|=>|:=)\s*\S    # an assignment
      | [\w.$]+\s[\w.$ ]{0,60}?(?:=|!=|<=|>=|==)\s?["'\d(]    # a comparison
      | (?:return|print|echo|throw|yield|await|raise|assert|import|from|def|class|if|elif|else|for|while|var|let|const|public|private|static
           |function|SELECT|INSERT|UPDATE|DELETE|\#include)\b\s*[("'{\[<\w$-].*(?:[("'{\[]|;)
      | [A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*)*\s?\((?:[\w$,.\s]*|\s*["'].*["']\s*)\)[\s;:{]*$   # a call
    )""",
    re.VERBOSE | re.ASCII,
)
_LONGEST = 500
"""Characters of a line that is looked at for how it is written."""
_ENDING = re.compile(r"""["')\]}\w]\s*;\s*$|[{}]\s*$""")


def is_code(text: str, runs: list[tuple[Any, str]], paragraph: Any, cascade: Cascade) -> bool:
    """Whether a paragraph is a line of code: its style or the font of all its words says so, or it is written as one. `runs` are its runs with their
    texts."""
    if _STYLE.search(cascade.style_name(paragraph)):
        return True
    if _MARKUP.match(text):
        return True
    if len(text) <= _LONGEST and first_way(text) == "ltr" and (_STATEMENT.match(text) or _ENDING.search(text)):
        return True
    lettered = [run for run, words in runs if has(words, "ltr") or has(words, "rtl")]
    return has(text, "ltr") and all(_is_fixed(cascade.of_run(run, paragraph, "rFonts")) for run in lettered)


def _is_fixed(fonts: Any) -> bool:
    return fonts is not None and _FIXED.search(fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") is not None
