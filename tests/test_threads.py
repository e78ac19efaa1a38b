"""Many threads render at once: the bytes are those of one after another, and every file has the mode that the umask leaves.

`DOCGEN_RENDERS=200 pytest tests/test_threads.py` makes 16 × 200.
"""

from __future__ import annotations

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import docgen

THREADS = 16
RENDERS = int(os.environ.get("DOCGEN_RENDERS", "3"))


def document(number: int) -> dict[str, object]:
    """A small document, one of a few that differ in language, layout of their parts and look."""
    themes = ("classic", "heritage", "noto", "plex")
    body: list[object] = [{"ar": f"فقرة رقم {number} في {{date}}`2021-10-18`.", "en": f"Paragraph {number} of {{money}}`{number * 1250} QAR`."}]
    if number % 2:
        body.append({"table": {"columns": ["A", {"ar": "ب", "en": "B", "type": "number"}], "rows": [["a", number], ["b", 2]], "total": True}})
    return {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2021-10-19",
        "theme": themes[number % 4],
        "issuer": {"name": {"ar": "المكتب الإعلامي", "en": "Media Office"}},
        "headline": {"ar": f"عنوان {number}", "en": f"Headline {number}"},
        "body": body,
    }


def test_threads_make_the_bytes_of_one_after_another_and_files_of_one_mode(tmp_path):
    kinds = [(number, format) for number in range(8) for format in ("pdf", "docx")]
    alone = {}
    for number, format in kinds:
        docgen.render(docgen.parse(document(number)), tmp_path / f"alone.{format}")
        alone[number, format] = (tmp_path / f"alone.{format}").read_bytes()

    def work(thread: int) -> list[tuple[int, str]]:
        wrong = []
        for turn in range(RENDERS):
            number, format = kinds[(thread + turn) % len(kinds)]
            path = tmp_path / f"{thread}-{turn}.{format}"
            docgen.render(docgen.parse(document(number)), path)
            if path.read_bytes() != alone[number, format]:
                wrong.append((number, format))
        return wrong

    before = os.umask(0o022)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            wrong = [found for many in pool.map(work, range(THREADS)) for found in many]
    finally:
        os.umask(before)
    assert wrong == []
    made = [path for path in tmp_path.iterdir() if not path.name.startswith("alone")]
    assert len(made) == THREADS * RENDERS
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o644}
