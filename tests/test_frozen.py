"""`docgen.frozen` beside the dataclasses of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field
from typing import ClassVar, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import frozen

T = TypeVar("T")
KINDS = {"plain": dataclasses.dataclass, "late": frozen.dataclass}


def classes(dataclass):
    """One class of each form that the project uses."""

    @dataclass(frozen=True, slots=True)
    class Point:
        """A point."""

        x: float
        y: float = 0.0
        tags: list[str] = field(default_factory=list, compare=False)

    @dataclass(frozen=True, slots=True)
    class Named(Point):
        name: str = ""
        note: str = field(default="", repr=False, hash=False)

        def __repr__(self) -> str:
            return f"<{self.name}>"

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Kept(Generic[T]):
        """With a constant, a value of its own making, and one that is not given."""

        most: ClassVar[int] = 3
        value: T
        other: T | None = None
        made: str = field(init=False)
        fixed: int = field(default=7, init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "made", f"of {self.value}")

    @dataclass(frozen=True, slots=True)
    class Lone:
        value: object

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Lone)

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return {made.__name__: made for made in (Point, Named, Kept, Lone, Nothing)}


PLAIN, LATE = classes(KINDS["plain"]), classes(KINDS["late"])


@frozen.dataclass(frozen=True, slots=True)
class Sent:
    """At a module's level, where `pickle` finds it."""

    value: int
    rest: tuple[int, ...] = ()


@pytest.mark.parametrize("name", PLAIN)
def test_a_class_has_the_same_signature_and_fields(name):
    plain, late = PLAIN[name], LATE[name]
    assert str(inspect.signature(late)) == str(inspect.signature(plain))
    assert [(one.name, one.type, one.init, one.kw_only) for one in dataclasses.fields(late)] == [
        (one.name, one.type, one.init, one.kw_only) for one in dataclasses.fields(plain)
    ]
    assert late.__match_args__ == plain.__match_args__
    assert late.__slots__ == plain.__slots__
    assert repr(late.__dataclass_params__) == repr(plain.__dataclass_params__)
    assert late.__init__.__qualname__ == plain.__init__.__qualname__


values = st.one_of(st.integers(-2, 2), st.floats(), st.text(max_size=2))


@given(x=values, y=values, other=values, name=st.text(max_size=2), tags=st.lists(st.text(max_size=1), max_size=2))
def test_instances_are_the_same_compare_the_same_and_are_told_the_same(x, y, other, name, tags):
    def made(kinds):
        return [
            kinds["Point"](x),
            kinds["Point"](x, y, tags),
            kinds["Point"](other, y=y),
            kinds["Named"](x, y, tags, name),
            kinds["Named"](x, y, tags, name, note="n"),
            kinds["Kept"](value=x),
            kinds["Kept"](value=x, other=other),
            kinds["Lone"](x),
            kinds["Lone"](other),
            kinds["Nothing"](),
        ]

    plain, late = made(PLAIN), made(LATE)
    assert [repr(one) for one in late] == [repr(one) for one in plain]
    assert [[one == two for two in late] for one in late] == [[one == two for two in plain] for one in plain]
    assert [hash(copy.copy(one)) for one in late] == [hash(one) for one in plain]


@pytest.mark.parametrize("kinds", [PLAIN, LATE], ids=KINDS)
def test_nothing_is_assigned_or_deleted_and_a_copy_may_differ(kinds):
    point = kinds["Point"](1.0)
    for change in (lambda: setattr(point, "x", 2.0), lambda: delattr(point, "x")):
        with pytest.raises(FrozenInstanceError):
            change()
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        kinds["Named"](1.0).x = 3.0
    moved = dataclasses.replace(point, y=5.0)
    assert (moved.x, moved.y, point.y) == (1.0, 5.0, 0.0)
    assert kinds["Point"](1.0).tags is not point.tags
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        kinds["Point"]()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        kinds["Point"](1.0, z=1)


def test_a_class_of_one_form_may_inherit_from_one_of_the_other():
    for above, below in ((PLAIN, KINDS["late"]), (LATE, KINDS["plain"])):
        made = below(frozen=True, slots=True)(type("Placed", (above["Point"],), {"__annotations__": {"page": "int"}, "page": 1}))
        assert (made(2.0, page=3).x, made(2.0).page) == (2.0, 1)
        with pytest.raises(FrozenInstanceError):
            made(2.0).page = 4


def test_an_instance_is_pickled_and_copied():
    sent = Sent(3, (1, 2))
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert copy.deepcopy(sent) == sent


def test_what_is_not_frozen_with_slots_is_refused():
    with pytest.raises(TypeError):
        frozen.dataclass(frozen=True, slots=False)


def test_nothing_is_compiled_before_the_first_instance():
    kind = "print(type(vars(b.Rule)['__init__']).__name__)"
    asked = f"import docgen.document.blocks as b; {kind}; b.Rule(); {kind}"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.split() == ["_Initializer", "function"]
