"""Addresses as they stand in a link or a code: percent-encoded (RFC 3986, 2.1; RFC 3987, 3.1), the same in every format."""

from __future__ import annotations

import re
from urllib.parse import quote

_KEPT = "!#$%&'()*+,-./:;=?@[]_~"
"""Signs that stay as they are in an address (RFC 3986, 2.2 and 2.3)."""
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def percent_encoded(address: str) -> str:
    """An address in ASCII: what RFC 3986 does not allow is written as its UTF-8 in percent signs. What is encoded already stays."""
    return quote(_LONE_PERCENT.sub("%25", address), safe=_KEPT)


def encoded_value(text: str) -> str:
    """Text to stand within an address as it is: signs that would part the address are encoded too, slashes are not."""
    return quote(text, safe="/-._~")
