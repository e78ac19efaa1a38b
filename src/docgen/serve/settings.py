"""How a service is run."""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from docgen.errors import Place, Problem, UsageError
from docgen.inputs import read_file
from docgen.serve.ways import Ways

_HOST = re.compile(r"(?:\[(?P<literal>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]/@]+))(?::[0-9]{0,5})?")
_SHORTEST_KEY = 16
_KEYS_FILE = 1_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`workers` processes; `waiting` requests may wait for one of them. `keys` open the service (none: it is open to all who reach it), `origins` are
    those of web pages that may use it from elsewhere, `hosts` the names by which it may be asked for beside `localhost` and addresses; `*` is any.

    Seconds: `head` until a request's head is there, `body` until all of a request is there, `idle` between two requests of a connection, `unread`
    that an answer may wait to be taken, `grace` that a piece of work may take beyond its limits, `drain` that what runs may take when the service is
    stopped. `head_bytes` are those of a request's head, `held_bytes` those of all bodies together that are there at a time.
    """

    ways: Ways = field(default_factory=Ways)
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 2
    waiting: int = 32
    keys: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    head: float = 10.0
    body: float = 15.0
    idle: float = 15.0
    unread: float = 30.0
    grace: float = 5.0
    drain: float = 30.0
    head_bytes: int = 16_384
    held_bytes: int = 256 * 1024 * 1024
    connections: int = 500
    """As many at a time; beyond them the one that has waited longest for its client is closed."""
    bodies: int = 100
    """As many that are not whole yet; beyond them the one that came first is refused."""
    log: bool = False
    """Whether a line a request goes to standard error."""

    @property
    def most_bytes(self) -> int:
        """Bytes of an input."""
        return self.ways.limits.text_bytes

    def opens(self, key: str | None) -> bool:
        """Whether a key opens the service. Each comparison takes the same time, whatever is right in the key."""
        if not self.keys:
            return True
        given = sha256((key or "").encode("utf-8", "replace")).digest()
        return sum(hmac.compare_digest(given, sha256(one.encode()).digest()) for one in self.keys) > 0

    def named(self, host: str) -> bool:
        """Whether the service may be asked for by this name (RFC 9110, 7.2). A page of another host that has its own name lead here (DNS rebinding)
        asks by that name; by an address nobody can be led astray."""
        name = _name(host)
        if "*" in self.hosts or name in ("localhost", *map(str.lower, self.hosts)):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def keys_of(texts: Iterable[str]) -> tuple[str, ...]:
    """API keys, parted by spaces, commas or lines; `#` begins a comment. Raises UsageError for one that is too short to be a secret."""
    found: list[str] = []
    for text in texts:
        for line in text.splitlines():
            found += line.partition("#")[0].replace(",", " ").split()
    for key in found:
        if len(key) < _SHORTEST_KEY or not key.isascii() or not key.isprintable():
            raise UsageError(
                Problem(f"an API key of {len(key)} characters is no secret", hint=f"take {_SHORTEST_KEY} or more letters and digits (ASCII)")
            )
    return tuple(dict.fromkeys(found))


def keys_in(file: Path) -> tuple[str, ...]:
    """The API keys of a file, a line each. Raises UsageError where there is none in it."""
    data = read_file(file, _KEYS_FILE, wanted="a file of API keys", error=UsageError, pipes=True)
    try:
        keys = keys_of([data.decode("utf-8-sig")])
    except UnicodeDecodeError:
        raise UsageError(Problem("this is no text in UTF-8", Place(str(file)))) from None
    if not keys:
        raise UsageError(Problem("there is no API key in this file", Place(str(file)), "a key on a line of its own"))
    return keys


def _name(host: str) -> str:
    """A host without its port; nothing where it is none (RFC 3986, 3.2.2)."""
    found = _HOST.fullmatch(host)
    return "" if found is None else (found["literal"] or found["name"]).lower()
