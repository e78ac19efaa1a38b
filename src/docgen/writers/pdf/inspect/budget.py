"""What the reading of one PDF may cost, and what was left unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.limits import active, check_time

_ANY_FILE, _MOST = 1_000_000, 4_000_000
"""Tokens of content streams that a file may have besides one for each of its bytes, and how many in all. A million take about a second: what a few
bytes say a million times is not read to its end, a long file is."""
_A_PAGE = 5_000
"""Tokens of a full page of words with all its marks; a file of many pages may have as many for each."""
_MOST_TOLD = 20
"""Things told as unread; of more there is one word."""


@dataclass(slots=True)
class Budget:
    """Grows smaller as a file is read. `unread` says what was not read, each thing once."""

    unpacked: int = field(default_factory=lambda: active().file_bytes // 2)
    """Bytes that streams may still unpack to."""
    tokens: int = _ANY_FILE
    """Tokens of content streams; a form that shows text or marks content counts as often as it is shown."""
    letters: int = field(default_factory=lambda: active().characters)
    """Characters of text."""
    nodes: int = field(default_factory=lambda: active().values // 2)
    """Elements of trees."""
    _unread: dict[str, None] = field(default_factory=dict)

    _untold: int = 0
    _all_tokens: int = 0

    def __post_init__(self) -> None:
        self._all_tokens = self.tokens

    @classmethod
    def of_file(cls, size: int, pages: int) -> Budget:
        """For a file of so many bytes and different pages."""
        return cls(tokens=min(active().pages * _A_PAGE, _ANY_FILE + size, max(_MOST, pages * _A_PAGE)))

    def left_out(self, what: str) -> None:
        if what in self._unread:
            return
        if len(self._unread) < _MOST_TOLD:
            self._unread[what] = None
        else:
            self._untold += 1

    @property
    def unread(self) -> tuple[str, ...]:
        return (*self._unread, f"{self._untold:,} other things besides") if self._untold else tuple(self._unread)

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
            self.left_out(f"the content of pages after {self._all_tokens:,} operators and operands")
        return self.tokens >= 0

    def text(self, count: int) -> bool:
        """So many more characters; whether they may be read."""
        self.letters -= count
        if self.letters < 0:
            self.left_out(f"text after {active().characters:,} characters")
        return self.letters >= 0
