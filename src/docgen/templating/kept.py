"""The filters of Jinja's that make sense in a document, and the counting that every filter goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.exceptions import SecurityError

from docgen.templating.budget import fitting, spend

_NAMES = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "title", "trim", "truncate", "unique", "urlencode", "wordcount",
)  # fmt: skip
_MOST_PLACES = 12


_READ = (str, list, tuple, dict)
_EACH = 4
"""Steps for each value that a filter looks at by itself."""
_LOT = 1_000
"""Steps that are spent at a time."""
_BY_VALUE = frozenset(
    (
        "batch", "dictsort", "first", "flat", "groupby", "join", "last", "lines", "list", "listed", "map", "max", "min", "reject", "rejectattr",
        "reverse", "select", "selectattr", "sort", "sum", "title", "unique", "wordcount",
    )
)  # fmt: skip
"""Filters that go through a list value by value, and through a text character by character or word by word."""


def counting(name: str, filter: Callable[..., Any]) -> Callable[..., Any]:
    """The same filter, what it reads and what it makes counted. One that gives its values one by one gives a list."""
    read = _gone_through if name in _BY_VALUE else _looked_at

    @wraps(filter)
    def counted(*arguments: Any, **named: Any) -> Any:
        if cost := read([*arguments, *named.values()] if named else arguments):
            spend(cost)
        found = filter(*arguments, **named)
        if isinstance(found, str):
            fitting(len(found))
        elif isinstance(found, Iterator):
            found = list(_each(found))
        else:
            spend(1 + len(found) if isinstance(found, (list, tuple)) else 1)
        return found

    return counted


def _looked_at(arguments: Sequence[Any]) -> int:
    """Steps that it takes to read what a filter is given, each once."""
    return sum(len(value) >> 3 if isinstance(value, str) else weight(value) for value in arguments if isinstance(value, _READ))


def _gone_through(arguments: Sequence[Any]) -> int:
    """Steps that it takes to look at each value of the first, and with each at all that goes with it."""
    read = [value for value in arguments if isinstance(value, _READ)]
    if not read:
        return 0
    first, *others = read
    own = len(first) * _EACH if isinstance(first, str) else weight(first, _EACH)
    return own + len(first) * sum(len(value) >> 4 if isinstance(value, str) else weight(value) for value in others)


def weight(value: Any, each: int = 1) -> int:
    """Steps that it takes to go through a value, its texts and the values in it however deep, `each` for one. Where there are many they are spent on
    the way, so that nothing is gone through for nothing: TooMuch."""
    waiting, count = [value], 0
    while waiting:
        inner = waiting.pop()
        count += each
        if isinstance(inner, str):
            count += len(inner) >> 4
        elif isinstance(inner, (list, tuple)):
            waiting += inner
        elif isinstance(inner, dict):
            waiting += inner.values()
        if count > _LOT:
            spend(count)
            count = 0
    return count


def _each(values: Iterator[Any]) -> Iterator[Any]:
    for value in values:
        spend()
        yield value


def _string(value: Any) -> str:
    """A text of a value that has one."""
    if isinstance(value, (list, dict, set)) or type(value) is tuple:
        raise SecurityError("a list is no text; join it")
    return str(value)


def _replace(value: Any, old: Any, new: Any, count: int | None = None) -> str:
    """A text with all of one text, or the first few, put in another's place."""
    text, old, new = map(_string, (value, old, new))
    most = text.count(old) if count is None else min(text.count(old), count)
    fitting(len(text) + max(0, most * (len(new) - len(old))))
    return text.replace(old, new, -1 if count is None else count)


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    """A number rounded to so many decimals: half to even, or `ceil`, `floor`."""
    from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN

    modes = {"common": ROUND_HALF_EVEN, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}
    if not isinstance(value, (int, float, Decimal)) or method not in modes or not 0 <= precision <= _MOST_PLACES:
        raise SecurityError(f"round takes a number, 0 to {_MOST_PLACES} decimals, and common, ceil or floor")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-precision), modes[method])
    return rounded if isinstance(value, Decimal) else float(rounded)


@pass_environment
def _sum(environment: Environment, values: Iterable[Any], attribute: str | None = None, start: Any = 0) -> Any:
    """The sum of numbers, or of a field of each value."""
    total = start
    for value in values:
        if attribute is not None:
            for name in str(attribute).split("."):
                value = environment.getattr(value, name)
        number = getattr(value, "amount", value)
        if not isinstance(number, (int, float, Decimal)):
            str(number)  # one that does not exist says so itself
            raise SecurityError("sum adds numbers")
        total += number
        spend()
    return total


def _batch(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Values in lists of so many each."""
    if not isinstance(size, int) or size < 1:
        raise SecurityError("batch makes lists of one value or more")
    rest: list[Any] = []
    for value in values:
        rest.append(value)
        if len(rest) == size:
            yield rest
            rest = []
    if rest:
        yield rest


KEPT: dict[str, Callable[..., Any]] = {
    **{name: Environment().filters[name] for name in _NAMES},
    "string": _string,
    "replace": _replace,
    "round": _round,
    "sum": _sum,
    "batch": _batch,
}
"""By the names that templates use. The others of Jinja's write HTML, or lay text out for a terminal."""
