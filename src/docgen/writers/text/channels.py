"""What each channel makes of plain text: how it marks strong and stressed words, how long a message may be, and how it counts.

WhatsApp: `*strong*`, `_stressed_`, 65,536 characters a message. Telegram: `**strong**`, `__stressed__` as its apps read them, 4,096 UTF-16 code units
a message. X: no marks, 280 a post, counted by its weighted rules (twitter-text, configuration v3): U+0000–U+10FF, U+2000–U+200D, U+2010–U+201F and
U+2032–U+2037 count 1, all others 2, an address 23. A wire takes plain text of any length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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
    """`strong` and `emphasis` stand before and after such words; `most` is the length of one message, counted by `length`, and `None` any."""

    name: str
    strong: str = ""
    emphasis: str = ""
    most: int | None = None
    length: Callable[[str], int] = _characters


CHANNELS: dict[Channel, ChannelRules] = {
    "wire": ChannelRules("a wire"),
    "whatsapp": ChannelRules("WhatsApp", "*", "_", 65_536),
    "telegram": ChannelRules("Telegram", "**", "__", 4_096, _code_units),
    "x": ChannelRules("X", most=280, length=_weighted),
}
