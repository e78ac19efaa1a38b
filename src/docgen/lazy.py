"""Names that are imported when they are first used."""

from __future__ import annotations

import importlib
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def imported(target: str) -> Any:
    """What `package.module:name` names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


def names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562) whose names are in the modules of `homes`: each module with its names, parted by spaces."""
    targets = {name: f"{module}:{name}" for module, held in homes.items() for name in held.split()}

    def __getattr__(name: str) -> Any:
        if name not in targets:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = imported(targets[name])
        setattr(sys.modules[package], name, value)
        return value

    return __getattr__
