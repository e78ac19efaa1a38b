"""Files that an input names: inside its folder, of the right kind."""

from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.reading import load

TEXT = "docgen: 1\nkind: press-statement\ndate: 2021-10-19\nheadline: x\nissuer: {{name: x, emblem: '{path}'}}\nbody: [x]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside.png").write_bytes(b"x")
    inner = tmp_path / "in"
    (inner / "sub").mkdir(parents=True)
    (inner / "logo.png").write_bytes(b"x")
    (inner / "sub" / "logo.svg").write_bytes(b"x")
    (inner / "notes.txt").write_bytes(b"x")
    (inner / "link.png").symlink_to(tmp_path / "outside.png")
    (inner / "loop.png").symlink_to(inner / "loop.png")
    (inner / "dead.png").symlink_to(inner / "gone.png")
    return inner


def emblem(folder: Path, path: str, **options: bool) -> Path | None:
    file = folder / "input.yaml"
    file.write_text(TEXT.format(path=path), encoding="utf-8")
    return load(file, **options).issuer.emblem  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("path", ["logo.png", "./logo.png", "sub/logo.svg", "sub/../logo.png", "sub\\logo.svg"])
def test_a_path_starts_at_the_folder_of_the_input(folder: Path, path: str) -> None:
    found = emblem(folder, path)
    assert found is not None
    assert found.is_absolute()
    assert found.is_file()


def test_an_absolute_path_inside_is_allowed(folder: Path) -> None:
    assert emblem(folder, str(folder / "logo.png")) == folder / "logo.png"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../outside.png", "lies outside the folder of the input"),
        ("sub/../../outside.png", "lies outside"),
        ("/etc/hostname.png", "lies outside"),
        ("link.png", "lies outside"),
        ("loop.png", "cannot be looked up"),
        ("dead.png", "a link that leads to no file"),
        ("lgo.png", "there is no file lgo.png"),
        ("nowhere/logo.png", "there is no file"),
        ("notes.txt", "is no picture"),
        ("https://example.org/logo.png", "this is an address"),
        ("", "no path"),
    ],
)
def test_any_other_path_is_refused_at_its_place(folder: Path, path: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        emblem(folder, path)
    (problem,) = error.value.problems
    assert message in problem.message
    assert (problem.place.line, problem.place.path) == (5, "issuer.emblem")


def test_a_path_outside_may_be_allowed(folder: Path) -> None:
    assert emblem(folder, "../outside.png", allow_outside=True) == folder.parent / "outside.png"
    assert emblem(folder, "link.png", allow_outside=True) == folder.parent / "outside.png"


def test_the_nearest_file_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match=r"did you mean logo\.png\?"):
        emblem(folder, "lgo.png")
