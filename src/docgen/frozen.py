"""Frozen dataclasses that compile nothing before it is asked for, for modules that have many of them.

For each class `dataclasses.dataclass(frozen=True, slots=True)` writes six functions as text and compiles them one by one, which is the largest single
part of what a command takes to start; and of a tree's classes a document meets few. Here `__init__` is compiled when the first instance is made, or
its signature is asked for, and nothing else is text. What comes out is the same: `tests/test_frozen.py` holds both beside each other.
"""

from __future__ import annotations

import sys
from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as _dataclass
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, with `frozen` and `slots`."""
        if not (frozen and slots):
            raise TypeError("docgen.frozen makes frozen classes with slots")
        return lambda cls: _made(cls, kw_only)


def _made(cls: type, kw_only: bool) -> type:
    own = dict(vars(cls))
    cls.__doc__ = own["__doc__"] or " "  # else `dataclasses` asks for the signature, to write one
    inherits = hasattr(cls, "__dataclass_fields__")  # what is above it is frozen, and so it must be called that from the first
    made: Any = _dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only, frozen=inherits)(cls)
    made.__doc__ = own["__doc__"]
    told = made.__dataclass_params__
    told.init = told.repr = told.eq = told.frozen = True
    compared = [field for field in fields(made) if field.compare]
    hashed = [field for field in fields(made) if (field.compare if field.hash is None else field.hash)]
    methods = {
        "__init__": _Initializer(made),
        "__repr__": _repr,
        "__eq__": _equality(_values(made, [field.name for field in compared])),
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    if own.get("__hash__") is None:  # what has an `__eq__` of its own has None there
        made.__hash__ = _hashing(_values(made, [field.name for field in hashed]))
    if not inherits:
        made.__setattr__, made.__delattr__ = _closed(made, frozenset([field.name for field in fields(made)]))
    return made  # type: ignore[no-any-return]


class _Factory:
    """Stands in a signature for what a factory makes."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


class _Initializer:
    """Stands for a class's `__init__` until somebody asks for it."""

    def __init__(self, owner: type) -> None:
        self.owner = owner

    def __get__(self, instance: object, kind: type | None = None) -> Any:
        made: Any = _initializer(self.owner)
        self.owner.__init__ = made  # type: ignore[misc]
        return made.__get__(instance, kind)


def _initializer(cls: Any) -> Callable[..., None]:
    """The function that `dataclasses` would have written, in the names of the class's module."""
    given: dict[str, Any] = {"_frozen_set": object.__setattr__, "_frozen_factory": _FACTORY}
    plain: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for field in fields(cls):
        name = value = argument = field.name
        if field.default is not MISSING:
            given[f"_frozen_{name}"] = field.default
            argument, fixed = f"{name}=_frozen_{name}", f"_frozen_{name}"
        elif field.default_factory is not MISSING:
            given[f"_frozen_{name}"] = field.default_factory
            argument, fixed = f"{name}=_frozen_factory", f"_frozen_{name}()"
            value = f"{fixed} if {name} is _frozen_factory else {name}"
        elif not field.init:
            continue  # `__post_init__` gives it
        if field.init:
            (named if field.kw_only else plain).append(argument)
        body.append(f"_frozen_set(self, {name!r}, {value if field.init else fixed})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    arguments = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    text = f"def _frozen({', '.join(given)}):\n def __init__({arguments}):\n  " + "\n  ".join(body or ["pass"]) + "\n return __init__"
    space: dict[str, Any] = {}
    exec(text, vars(sys.modules[cls.__module__]), space)
    made: Any = space["_frozen"](**given)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in fields(cls) if field.init} | {"return": None}
    return made  # type: ignore[no-any-return]


def _values(cls: type, names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Gives the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda self: ()
    value = attrgetter(names[0])
    return lambda self: (value(self),)


def _equality(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hashing(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _closed(cls: Any, names: frozenset[str]) -> tuple[Callable[[Any, str, Any], None], Callable[[Any, str], None]]:
    """`__setattr__` and `__delattr__`."""

    def __setattr__(self: Any, name: str, value: Any) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


@recursive_repr()
def _repr(self: Any) -> str:
    shown = [f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr]
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
