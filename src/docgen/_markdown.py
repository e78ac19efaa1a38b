"""markdown-it, set up for one slot's text: the inline rules that docgen has, with the place of every token.

Kept apart from `docgen.markup`, which imports it only for text that holds markup.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.myst_role import myst_role_plugin


class PlacedState(StateInline):
    """markdown-it's inline state that also keeps where each token begins: `offsets` has one entry a token, in code points."""

    def __init__(self, src: str, md: MarkdownIt) -> None:
        self.offsets: list[int] = []
        self._pending_from = 0
        super().__init__(src, md, {}, [])

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._pending_from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        self.offsets.append(self._pending_from)
        return super().pushPending()

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)  # pending text goes first, through pushPending
        # A run of markers (`***`) is pushed one by one from its start.
        again = ttype == "text" and len(self.tokens) > 1 and self.tokens[-2].type == "text" and self.offsets[-1] >= self.pos
        self.offsets.append(self.offsets[-1] + 1 if again else self.pos)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """CommonMark's flanking rules, with one addition: between an Arabic letter and a punctuation mark `*` may open and close too, so that
        a joined particle does not undo the markup: `و**«اللجنة»**`."""
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        if not canSplitWord or isWhiteSpace(ord(before)) or isWhiteSpace(ord(after)):
            return scanned
        if _is_arabic(before) and _is_punctuation(after):
            return Scanned(True, scanned.can_close, scanned.length)
        if _is_punctuation(before) and _is_arabic(after):
            return Scanned(scanned.can_open, True, scanned.length)
        return scanned


def tokens(source: str) -> tuple[list[Token], list[int]]:
    """The flat tokens of a text, each with its offset in code points."""
    parser = _parser()
    state = PlacedState(source, parser)
    parser.inline.tokenize(state)
    for finish in parser.inline.ruler2.getRules(""):
        finish(state)
    return state.tokens, state.offsets


@cache
def _parser() -> MarkdownIt:
    settings: dict[str, Any] = {"maxNesting": 20}
    parser = MarkdownIt("zero", settings).use(myst_role_plugin)
    # Fragments stay apart here: `docgen.markup` joins them where nothing lies between them in the source.
    return parser.enable(["newline", "escape", "emphasis", "link", "autolink", "balance_pairs"]).disable("fragments_join")


def _is_arabic(character: str) -> bool:
    return "\u0620" <= character <= "\u06ff" and character.isalpha()


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
