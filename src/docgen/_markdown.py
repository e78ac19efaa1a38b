"""markdown-it, set up for one slot's text: the inline rules that docgen has, with the place of every token.

Kept apart from `docgen.markup`, which imports it only for text that holds markup.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

_ROLE = re.compile(r"\{([A-Za-z0-9_\-+:]+)\}(`+)")


class PlacedState(StateInline):
    """markdown-it's inline state that also keeps where each token begins: `offsets` has one entry a token, in code points. `unclosed` has, by the
    length of a run of backquotes, the place from which on there is none."""

    def __init__(self, src: str, md: MarkdownIt) -> None:
        self.offsets: list[int] = []
        self._pending_from = 0
        self._empty = True
        self.unclosed: dict[int, int] = {}
        super().__init__(src, md, {}, [])

    @property
    def pending(self) -> str:
        return super().pending

    @pending.setter
    def pending(self, value: str) -> None:
        StateInline.pending.__set__(self, value)  # type: ignore[attr-defined]
        self._empty = not value

    def append_pending(self, text: str) -> None:
        if self._empty:  # to read `pending` for that would put all of it together at each of its pieces
            self._pending_from = self.pos
            self._empty = not text
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
        """CommonMark's flanking rules, with two additions. Between an Arabic letter and a punctuation mark `*` may open and close too, so that
        a joined particle does not undo the markup: `و**«اللجنة»**`. Between two figures it does neither, since there it multiplies: `2*3*4`."""
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        if before.isdecimal() and after.isdecimal():
            return Scanned(False, False, scanned.length)
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


def _role(state: StateInline, silent: bool) -> bool:
    """A MyST role: {name}`value`, closed by as many backquotes as open it. As mdit-py-plugins reads it, but never copies the rest of the text."""
    found = _ROLE.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    if found is None:
        return False
    ticks, start = found[2], found.end()
    unclosed = state.unclosed if isinstance(state, PlacedState) else {}
    end = state.src.find(ticks, start + 1) if start < unclosed.get(len(ticks), len(state.src)) else -1
    if end < 0:
        unclosed[len(ticks)] = min(start, unclosed.get(len(ticks), start))
        return False
    if not silent:
        token = state.push("myst_role", "", 0)
        token.meta = {"name": found[1]}
        token.content = state.src[start:end].replace("\n", " ")
    state.pos = end + len(ticks)
    return True


@cache
def _parser() -> MarkdownIt:
    settings: dict[str, Any] = {"maxNesting": 20}
    parser = MarkdownIt("zero", settings)
    parser.inline.ruler.before("backticks", "myst_role", _role)
    # Fragments stay apart here: `docgen.markup` joins them where nothing lies between them in the source.
    return parser.enable(["newline", "escape", "emphasis", "link", "autolink", "balance_pairs"]).disable("fragments_join")


def _is_arabic(character: str) -> bool:
    return "\u0620" <= character <= "\u06ff" and character.isalpha()


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
