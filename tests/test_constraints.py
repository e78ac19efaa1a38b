"""`constraints.txt` and `constraints-lowest.txt` hold every version that an install takes, and the README's commands install by the first."""

from __future__ import annotations

import re
import runpy
import tomllib
import warnings
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PYTHONS = ["3.11.0", "3.12.0", "3.13.0", "3.14.0"]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = DECLARED["project"]["optional-dependencies"]
RUNTIME = [Requirement(text) for text in [*DECLARED["project"]["dependencies"], *EXTRAS["all"]]]
DIRECT = [*RUNTIME, *(Requirement(text) for text in [*EXTRAS["dev"], *DECLARED["build-system"]["requires"]])]
INSTALL = "PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/pip install "


def lines(name: str) -> list[Requirement]:
    read = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in read if not line.startswith("#")]


def pins(name: str, python: str | None = None) -> dict[str, list[Version]]:
    """What a file pins on a Python (default: this one), by normalized name."""
    environment = dict(default_environment())
    if python:
        environment |= {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    found: dict[str, list[Version]] = {}
    for line in lines(name):
        if line.marker is None or line.marker.evaluate(environment):
            found.setdefault(canonicalize_name(line.name), []).append(Version(str(line.specifier).removeprefix("==")))
    return found


def required(start: list[Requirement]) -> Iterator[str]:
    """The normalized name of each requirement and of all that what is installed here requires in turn."""
    waiting = [(wanted, "") for wanted in start]
    seen: set[tuple[str, str]] = set()
    while waiting:
        wanted, extra = waiting.pop()
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(wanted.name)
        yield name
        for asked in ["", *wanted.extras]:
            if (name, asked) not in seen:
                seen.add((name, asked))
                waiting += [(Requirement(text), asked) for text in distribution(name).requires or []]


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-lowest.txt"])
def test_every_line_pins_one_version(name: str) -> None:
    for line in lines(name):
        assert re.fullmatch(r"==[^*,]+", str(line.specifier)), line


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", ["constraints.txt", "constraints-lowest.txt"])
def test_on_every_python_each_dependency_has_one_pin_that_fits_what_is_declared(name: str, python: str) -> None:
    found = pins(name, python)
    assert {key: versions for key, versions in found.items() if len(versions) > 1} == {}
    for wanted in DIRECT:
        if name == "constraints.txt" or wanted in RUNTIME:
            [pin] = found[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(pin), f"{wanted} is pinned at {pin}"


def test_all_that_an_install_takes_is_pinned_what_dependencies_require_too() -> None:
    missing = set(required(DIRECT)) - set(pins("constraints.txt"))
    assert not missing, f"run scripts/make_constraints.py: {missing}"


def test_the_lowest_versions_are_the_declared_floors() -> None:
    found = pins("constraints-lowest.txt")
    for wanted in RUNTIME:
        [floor] = [Version(part.version) for part in wanted.specifier if part.operator == ">="]
        assert found[canonicalize_name(wanted.name)] == [floor], wanted


def test_what_the_build_asks_for_is_pinned_for_checkouts_too() -> None:
    assert {"hatchling", "cython", "setuptools", "editables"} <= set(pins("constraints.txt"))


def test_the_tests_on_other_versions_touch_every_dependency() -> None:
    read = runpy.run_path(str(ROOT / "scripts" / "check_versions.py"))["SUBSET"]
    assert set(read) - {"docgen"} == {canonicalize_name(wanted.name) for wanted in RUNTIME}
    assert [path for paths in read.values() for path in paths if not (ROOT / path).exists()] == []


def test_every_dependency_declares_a_floor() -> None:
    for wanted in DIRECT:
        assert [part.operator for part in wanted.specifier].count(">=") == 1, wanted


@pytest.mark.parametrize(("page", "count"), [("README.md", 2), ("CONTRIBUTING.md", 1)])
def test_the_commands_install_by_the_constraints_and_build_by_them_too(page: str, count: int) -> None:
    commands = [line for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]
    assert len(commands) == count
    assert all(INSTALL in command for command in commands)


def test_what_these_tests_run_on_is_told_where_it_is_not_what_is_pinned() -> None:
    others = []
    for name, [pin] in pins("constraints.txt").items():
        try:
            if Version(version(name)) != pin:
                others.append(f"{name} {version(name)} in place of {pin}")
        except PackageNotFoundError:
            continue  # of the build or of a platform that is not this one
    if others:
        warnings.warn(f"other versions than in constraints.txt: {', '.join(others)}", stacklevel=1)
