"""The examples as archives: every layout in every family, judged by veraPDF; and a document of two hundred pages."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from verapdf import broken_rules

import docgen
from docgen.document.document import LAYOUTS

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
THEMES = ("classic", "noto", "plex")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("examples")
    made: list[Path] = []
    for example in EXAMPLES:
        model = docgen.load(example)
        for theme in THEMES:
            for layout in LAYOUTS:
                path = folder / f"{example.stem}-{theme}-{layout}.pdf"
                path.write_bytes(docgen.render_bytes(model, "pdf", theme=theme, layout=layout))
                made.append(path)
        for theme in THEMES:
            for layout in LAYOUTS:
                path = folder / f"{example.stem}-{theme}-{layout}-modern.pdf"
                path.write_bytes(docgen.render_bytes(model, "pdf", theme=theme, layout=layout, standard="a-4+ua-2"))
                made.append(path)
        for source in ("clean", "full"):
            path = folder / f"{example.stem}-{source}.pdf"
            path.write_bytes(docgen.render_bytes(model, "pdf", source=source, warn=lambda problem: None))
            made.append(path)
    return made


@pytest.mark.parametrize("flavour", ["3a", "ua1", "4", "ua2"])
def test_every_example_in_every_layout_and_family_breaks_no_rule(files: list[Path], flavour: str) -> None:
    assert len(files) == len(EXAMPLES) * (2 * len(THEMES) * len(LAYOUTS) + 2)
    judged = [path for path in files if path.stem.endswith("-modern") == (flavour in ("4", "ua2"))]
    assert broken_rules(judged, flavour) == {path.name: [] for path in judged}


def test_minutes_of_two_hundred_pages_and_six_hundred_actions_break_no_rule(tmp_path: Path) -> None:
    said = {
        "ar": "عرض ممثل إدارة المتاحف خطة العمل بميزانية قدرها {money}`12500000 QAR`، أي بزيادة {percent}`4.5` عن العام السابق. " * 4,
        "en": "The representative of the Museums Department presented the plan, with a budget of {money}`12500000 QAR`, up {percent}`4.5`. " * 4,
    }
    agenda = [
        {
            "title": {"ar": f"البند {item}", "en": f"Item {item}"},
            "discussion": [said] * 10,
            "actions": [
                {"task": {"ar": f"إعداد التقرير {item}/{number}", "en": f"Prepare report {item}/{number}"}, "owner": "secretary", "due": "2026-05-25"}
                for number in range(6)
            ],
        }
        for item in range(1, 101)
    ]
    model = docgen.load(next(path for path in EXAMPLES if path.stem == "minutes"), settings={"agenda": agenda})
    file = tmp_path / "minutes.pdf"
    file.write_bytes(docgen.render_bytes(model, "pdf", layout="side-by-side"))
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) >= 200
    for flavour in ("3a", "ua1"):
        assert broken_rules([file], flavour) == {file.name: []}
