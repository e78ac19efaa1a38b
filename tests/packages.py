"""Packages that are as good as installed: a module and its entry points in a folder on the path."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from docgen import plugins
from docgen.calendars.registry import calendar
from docgen.templating.sandbox import environment

Install = Callable[..., None]


def installing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Gives a function that installs a package: its name, its entry points by group (without `docgen.`), and its module's code."""
    modules: list[str] = []

    def install(name: str, points: Mapping[str, Mapping[str, str]], code: str = "") -> None:
        home = folder / f"packages-{name}"
        info = home / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        groups = (f"[docgen.{group}]\n" + "".join(f"{key} = {target}\n" for key, target in own.items()) for group, own in points.items())
        (info / "entry_points.txt").write_text("\n".join(groups), encoding="utf-8")
        if code:
            (home / f"{name}.py").write_text(code, encoding="utf-8")
            modules.append(name)
        monkeypatch.syspath_prepend(str(home))
        importlib.invalidate_caches()
        _forget()

    _forget()
    yield install
    monkeypatch.undo()
    for name in modules:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    _forget()


def _forget() -> None:
    plugins.forget()
    calendar.cache_clear()
    environment.cache_clear()
