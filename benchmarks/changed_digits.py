"""How many changed digits `docgen inspect --against` finds: `python benchmarks/changed_digits.py PAIRS.tsv [COUNT] [SEED]`.

PAIRS.tsv has an Arabic and an English paragraph a line, with a tab between them. Statements of six pairs are rendered to DOCX and PDF;
in the DOCX one digit of the text is changed, the PDF is made of an input with one digit changed; then the file is compared with the true input.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen import api
from docgen.checks.verify_output import verify_output
from docgen.errors import DocgenError
from docgen.reading import Loaded, open_input

PAIRS_A_FILE = 6
CHANGES_A_FILE = 6


def main() -> int:
    pairs = [line.split("\t") for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    deal = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with TemporaryDirectory() as folder:
        for suffix in ("docx", "pdf"):
            found = tried = alarms = 0
            while tried < count:
                data = statement(deal.sample(pairs, PAIRS_A_FILE))
                loaded, out = opened(data, Path(folder)), Path(folder) / f"out.{suffix}"
                api.render(loaded.model, out, warn=lambda problem: None)
                alarms += odd(loaded, out)
                for changed in changes(data, out, deal, Path(folder)):
                    out.write_bytes(changed)
                    tried += 1
                    found += odd(loaded, out)
            print(f"{suffix}: {found} of {tried} changed digits found, {alarms} alarms on untouched files")
    return 0


def statement(pairs: list[list[str]]) -> dict[str, Any]:
    return {
        "docgen": 1,
        "kind": "press-statement",
        "territory": "QA",
        "date": "2021-10-19",
        "reference": "QNC/2021/12",
        "issuer": {"name": {"ar": "لجنة", "en": "Committee"}},
        "headline": {"ar": "عنوان", "en": "Headline"},
        "body": [{"ar": arabic, "en": english} for arabic, english in pairs],
    }


def opened(data: dict[str, Any], folder: Path) -> Loaded:
    path = folder / "input.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return open_input(path)


def odd(loaded: Loaded, out: Path) -> bool:
    proof = verify_output(loaded, out)
    return bool(proof.missing or proof.extra or proof.absent)


def changes(data: dict[str, Any], out: Path, deal: random.Random, folder: Path) -> Iterator[bytes]:
    return in_word(out.read_bytes(), deal) if out.suffix == ".docx" else in_pdf(data, deal, folder)


def other(digit: str, deal: random.Random) -> str:
    zero = ord(digit) - int(digit)
    return chr(zero + deal.choice([value for value in range(10) if value != int(digit)]))


def in_word(data: bytes, deal: random.Random) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    text = parts["word/document.xml"].decode("utf-8")
    places = [run.start(1) + at for run in re.finditer(r"<w:t[^>]*>([^<]*)</w:t>", text) for at, sign in enumerate(run[1]) if sign.isdigit()]
    for at in deal.sample(places, min(CHANGES_A_FILE, len(places))):
        parts["word/document.xml"] = (text[:at] + other(text[at], deal) + text[at + 1 :]).encode("utf-8")
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as file:
            for name, part in parts.items():
                file.writestr(name, part)
        yield written.getvalue()


def in_pdf(data: dict[str, Any], deal: random.Random, folder: Path) -> Iterator[bytes]:
    for _ in range(CHANGES_A_FILE):
        number, side = deal.randrange(PAIRS_A_FILE), deal.choice(("ar", "en"))
        text = data["body"][number][side]
        places = [at for at, sign in enumerate(text) if sign.isdigit()]
        if not places:
            continue
        at = deal.choice(places)
        body = [dict(pair) for pair in data["body"]]
        body[number][side] = text[:at] + other(text[at], deal) + text[at + 1 :]
        try:
            yield api.render_bytes(opened({**data, "body": body}, folder).model, "pdf", warn=lambda problem: None)
        except DocgenError:
            continue


if __name__ == "__main__":
    raise SystemExit(main())
