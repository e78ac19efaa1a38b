"""What the reading of one PDF may cost, and what was left unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.limits import active, check_time

_TOKENS_A_PAGE = 500
"""Of content streams: the busiest pages have more, most have less."""


@dataclass(slots=True)
class Budget:
    """Grows smaller as a file is read. `unread` says what was not read, each thing once."""

    unpacked: int = field(default_factory=lambda: active().file_bytes // 2)
    """Bytes that streams may still unpack to."""
    tokens: int = field(default_factory=lambda: active().pages * _TOKENS_A_PAGE)
    """Tokens of content streams; a form counts as often as it is shown."""
    letters: int = field(default_factory=lambda: active().characters)
    """Characters of text."""
    nodes: int = field(default_factory=lambda: active().values // 2)
    """Elements of trees."""
    _unread: dict[str, None] = field(default_factory=dict)

    def left_out(self, what: str) -> None:
        self._unread.setdefault(what)

    @property
    def unread(self) -> tuple[str, ...]:
        return tuple(self._unread)

    def node(self, what: str) -> bool:
        """One more element; whether it may be read."""
        check_time()
        if self.nodes <= 0:
            self.left_out(f"{what} after {active().values // 2:,} elements of trees and lists")
            return False
        self.nodes -= 1
        return True

    def token(self, count: int) -> bool:
        """So many more tokens; whether they may be read."""
        check_time()
        self.tokens -= count
        if self.tokens < 0:
            self.left_out(f"the content of pages after {active().pages * _TOKENS_A_PAGE:,} operators and operands")
        return self.tokens >= 0

    def text(self, count: int) -> bool:
        """So many more characters; whether they may be read."""
        self.letters -= count
        if self.letters < 0:
            self.left_out(f"text after {active().characters:,} characters")
        return self.letters >= 0
