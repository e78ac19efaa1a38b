"""Comments that switch checks off."""

from pathlib import Path

import pytest

from docgen.checks import check

HEAD = "docgen: 1\nkind: press-statement\ndate: 2021-10-19\nissuer: {name: x}\nheadline: x\nbody:\n"


def found(folder: Path, body: str) -> list[tuple[str | None, int | None]]:
    path = folder / "input.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return [(problem.code, problem.place.line) for problem in check(path).problems]


@pytest.mark.parametrize(
    "body",
    [
        "- {ar: واحد ، اثنان, en: x}   # docgen: ignore DG308",
        "- {ar: واحد ، اثنان, en: x}   # docgen: ignore dg308",
        "- {ar: واحد ، اثنان, en: x}   #docgen:ignore DG308, DG303",
        "- {ar: واحد ، اثنان, en: x}   # docgen: ignore",
        "# docgen: ignore DG308\n- {ar: واحد ، اثنان, en: x}",
        "# docgen: ignore DG308\n# another comment\n\n- {ar: واحد ، اثنان, en: x}",
        "- ar: >-  # docgen: ignore DG308\n    واحد\n    اثنان ، ثلاثة\n  en: x",
        "- {ar: واحد ، اثنان, en: x}\n# docgen: ignore-file DG308",
        "# docgen: ignore-file\n- {ar: واحد ، اثنان, en: x}",
    ],
)
def test_a_comment_switches_a_finding_off(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "- {ar: واحد ، اثنان, en: x}   # docgen: ignore DG303",
        "- {ar: واحد ، اثنان, en: x}\n# docgen: ignore DG308\n- y",
        "- {ar: واحد ، اثنان, en: '# docgen: ignore DG308'}",
        "- {ar: واحد ، اثنان, en: x}   # docgen: ignored DG308",
    ],
)
def test_other_comments_do_not(tmp_path: Path, body: str) -> None:
    assert ("DG308", 7) in found(tmp_path, body)


def test_a_comment_inside_a_block_is_text(tmp_path: Path) -> None:
    assert ("DG308", 8) in found(tmp_path, "- ar: |\n    واحد ، اثنان # docgen: ignore DG308\n  en: x # docgen: ignore DG308\n")


def test_a_code_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, "- x   # docgen: ignore DG999, DG303\n") == [("DG002", 7)]


def test_what_the_model_refuses_cannot_be_switched_off(tmp_path: Path) -> None:
    assert found(tmp_path, "- {headin: x}   # docgen: ignore DG001\n# docgen: ignore-file\n") == [("DG001", 7)]
    path = tmp_path / "input.yaml"
    assert [problem.code for problem in check(path, ignore=["DG001"]).problems] == ["DG001"]
