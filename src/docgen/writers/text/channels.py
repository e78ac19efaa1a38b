"""What each channel makes of plain text: how it marks strong and stressed words, how long a message may be, and how it counts.

WhatsApp: `*strong*`, `_stressed_`, 65,536 characters a message. Telegram: `**strong**`, `__stressed__` as its apps read them, 4,096 UTF-16 code units
a message. X: no marks, 280 a post, counted by its weighted rules (twitter-text, configuration v3): U+0000–U+10FF, U+2000–U+200D, U+2010–U+201F and
U+2032–U+2037 count 1, all others 2, an address 23. A wire takes plain text of any length.

A messenger makes more of letters than docgen asks of it: WhatsApp strikes ~words~ out, sets ```lines``` and `words` in one width, and makes
quotations and lists of lines that begin with `> `, `- `, `* ` or a number and a dot; Telegram's apps take ~~words~~, ||hidden words||, `words` and
```lines```. Neither has a way to say that such letters are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from docgen.writers.options import Channel

_ADDRESS = re.compile(r"https?://\S+")
_ADDRESS_LENGTH = 23
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


def _characters(text: str) -> int:
    return len(text)


def _code_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _weighted(text: str) -> int:
    addresses = _ADDRESS.findall(text)
    rest = _ADDRESS.sub("", text)
    return _ADDRESS_LENGTH * len(addresses) + sum(1 if any(low <= ord(one) <= high for low, high in _LIGHT) else 2 for one in rest)


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """`strong` and `emphasis` stand before and after such words; `most` is the length of one message, counted by `length`, and `None` any. `pairs`
    are all marks that the channel takes round words, `begins` what it takes at the beginning of a line."""

    name: str
    strong: str = ""
    emphasis: str = ""
    most: int | None = None
    length: Callable[[str], int] = _characters
    pairs: tuple[str, ...] = ()
    begins: re.Pattern[str] | None = None

    def taken(self, text: str) -> Iterator[tuple[str, str]]:
        """What the channel takes for marks in a text: each mark, and the words with it."""
        for mark in self.pairs:
            pattern = _pair(mark)
            for found in pattern.finditer(text):
                yield mark, found[0]
            text = pattern.sub("\ufffc", text)

    def begun(self, line: str) -> str | None:
        """What it takes for a mark where a line begins."""
        found = None if self.begins is None else self.begins.match(line)
        return None if found is None else found[0].rstrip()


@cache
def _pair(mark: str) -> re.Pattern[str]:
    """A mark of one letter stands at the outside of words, and so does no other letter of theirs; those of two or three stand anywhere."""
    one = re.escape(mark)
    if len(mark) == 1 and mark != "`":
        return re.compile(rf"(?<![\w{one}]){one}(?=[^\s{one}]).*?(?<=[^\s{one}]){one}(?![\w{one}])")
    return re.compile(rf"{one}(?=\S)(?!{re.escape(mark[0])}).*?{one}")


CHANNELS: dict[Channel, ChannelRules] = {
    "wire": ChannelRules("a wire"),
    "whatsapp": ChannelRules("WhatsApp", "*", "_", 65_536, pairs=("```", "`", "*", "_", "~"), begins=re.compile(r"(?:[>*-]|[0-9]{1,3}\.) (?=\S)")),
    "telegram": ChannelRules("Telegram", "**", "__", 4_096, _code_units, ("```", "`", "**", "__", "~~", "||")),
    "x": ChannelRules("X", most=280, length=_weighted),
}
