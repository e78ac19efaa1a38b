"""Other people's Word files, mended and written on: is their text as it was, is the file still valid, and was any English turned round?

    python benchmarks/word_files.py FOLDER [--letterheads 300] [--keep DIR] [--json OUT] [--no-validator]

FOLDER holds `.docx` and `.dotx` files, at any depth. Each is opened, looked into and mended as `docgen fix` does; those that change are asked once
more, and are put through the Open XML SDK's validator (`.tools/ooxml-validator`) before and after. With `--letterheads`, so many of them become the
paper of a statement, and the file that comes out is asked the same. Nothing is written beside what `--keep` (the mended files, each beside its
original) and `--json` (a line a file) name.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

import docgen
from docgen.bounded import bounded
from docgen.errors import DocgenError
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.fix import fix
from docgen.wordfile.inspect import inspect
from docgen.wordfile.judged import same_either_way
from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile, open_word
from docgen.wordfile.text import first_way, has, paragraph_text, way

VALIDATOR = Path(__file__).parents[1] / ".tools" / "ooxml-validator"
EXAMPLES = Path(__file__).parents[1] / "examples"
TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass
class Found:
    """What came of one file. `outcome` is `refused`, `as it was`, `mended` or `broken`; `wrong` says what is not as it ought to be."""

    file: str
    outcome: str = ""
    said: str = ""
    paragraphs: int = 0
    english: int = 0
    runs: int = 0
    tables: int = 0
    doubts: int = 0
    wrong: list[str] = field(default_factory=list)


def words(file: WordFile) -> list[tuple[str, ...]]:
    """Everything that can be read or seen in a file's stories: for each paragraph its text, and its pictures, fields, notes and breaks in order."""
    seen = []
    for part in file.stories():
        for paragraph in file.tree(part).iter(w("p")):
            inner = (element for element in paragraph.iter() if isinstance(element.tag, str))
            things = [element.tag.rpartition("}")[2] for element in inner]
            kept = ("drawing", "pict", "object", "fldChar", "instrText", "fldSimple", "footnoteReference", "endnoteReference", "tab", "br", "sym")
            seen.append((paragraph_text(paragraph), *(name for name in things if name in kept)))
    return seen


def english_right_to_left(file: WordFile) -> Iterator[str]:
    """Paragraphs of left-to-right words alone that go right-to-left. Names in a right-to-left list, which stand in the same order either way, are
    none."""
    cascade = Cascade(file)
    for part in file.stories():
        for paragraph in file.tree(part).iter(w("p")):
            text = paragraph_text(paragraph)
            listed = cascade.list_of(paragraph) is not None and same_either_way(text)
            if way(text) == "ltr" and not has(text, "rtl") and not listed and is_on(cascade.of_paragraph(paragraph, "bidi")):
                yield text


def faults(data: bytes) -> list[str]:
    """What the validator finds wrong in a file, without the places, which change when something is put in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(data)
        said = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False).stdout
    try:
        return [fault["description"] for fault in json.loads(said)["errors"]]
    except ValueError:
        return ["the validator itself fails"]


def new_faults(before: bytes, after: bytes, asked: bool) -> list[str]:
    """Faults that were not there before; a file without any is asked once, and none where nobody asks."""
    found = Counter(faults(after) if asked else ())
    return sorted((found - Counter(faults(before))).elements()) if found else []


def mended(path: Path, keep: Path | None, asked: bool) -> Found:
    """One file, as `docgen fix` takes it."""
    found = Found(str(path))
    data = path.read_bytes()
    try:
        with bounded(None, path.name):
            file = open_word(data, name=path.name, large=True)
            before, clear = words(file), set(english_right_to_left(file))
            done = fix(file)
            after = file.saved(done.parts)
    except DocgenError as error:
        found.outcome, found.said = "refused", str(error)
        return found
    except Exception as error:
        found.outcome, found.wrong = "broken", [f"{type(error).__name__}: {error}"]
        return found
    found.paragraphs, found.english, found.runs = done.paragraphs, done.english, done.runs
    found.tables, found.doubts = done.tables, len(done.doubts)
    if done.nothing:
        found.outcome = "as it was"
        return found
    found.outcome = "mended"
    again = open_word(after, name=path.name, large=True)
    found.wrong += ["the text is another"] * (words(again) != before)
    found.wrong += [f"other parts changed: {name}" for name in file.entries if name not in done.parts and again.read(name) != file.read(name)]
    found.wrong += [f"a fault is left: {fault.message}" for fault in inspect(again).faults[:3]]
    found.wrong += [f"new in the validator: {fault}" for fault in new_faults(data, after, asked)]
    found.wrong += [f"turned: {text}" for text in english_right_to_left(again) if text not in clear]
    found.wrong += ["a second time there is something to mend"] * (not fix(again).nothing)
    if keep is not None:
        (keep / path.name).write_bytes(data)
        (keep / f"{path.stem}-mended{path.suffix}").write_bytes(after)
    return found


def written_on(path: Path, model: Any, keep: Path | None, asked: bool) -> Found:
    """One file as the paper of a statement."""
    found = Found(str(path))
    data = path.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "ours"
        template.mkdir()
        for entry in (TEMPLATES / "press-statement").iterdir():
            (template / entry.name).write_bytes(entry.read_bytes())
        (template / "letterhead.docx").write_bytes(data)
        try:
            after = docgen.render_bytes(model, "docx", template=template, embed_fonts="none")
        except DocgenError as error:
            found.outcome, found.said = "refused", str(error)
            return found
        except Exception as error:
            found.outcome, found.wrong = "broken", [f"{type(error).__name__}: {error}"]
            return found
    found.outcome = "written on"
    before, file = open_word(data, name=path.name), open_word(after, name=path.name)
    theirs, ours = Counter(words(before)), Counter(words(file))
    found.wrong += [f"lost: {text[0]}" for text in theirs - ours if text[0].strip()]
    english = [text for text in english_right_to_left(file) if text not in set(english_right_to_left(before)) and first_way(text) == "ltr"]
    arabic_side = {paragraph_text(p) for p in file.tree(file.main).iter(w("p")) if is_on(p.find(f"{w('pPr')}/{w('bidi')}"))}
    found.wrong += [f"turned: {text}" for text in english if text not in arabic_side]
    found.wrong += [f"new in the validator: {fault}" for fault in new_faults(data, after, asked)]
    if keep is not None:
        (keep / f"{path.stem}-letterhead.docx").write_bytes(after)
    return found


def told(title: str, all_found: list[Found]) -> None:
    """The table of one kind of trial, and every file with which something is wrong."""
    print(f"\n{title}: {len(all_found)} files")
    for outcome, count in Counter(found.outcome for found in all_found).most_common():
        print(f"  {outcome}: {count}")
    for name in ("paragraphs", "english", "runs", "tables", "doubts"):
        if total := sum(getattr(found, name) for found in all_found):
            print(f"  {name}: {total}")
    wrong = [found for found in all_found if found.wrong]
    print(f"  with something wrong: {len(wrong)}")
    for found in wrong:
        print(f"  {found.file}: {'; '.join(found.wrong[:3])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--letterheads", type=int, default=0, metavar="N", help="write a statement on N of them")
    parser.add_argument("--skip-fix", action="store_true", help="only letterheads")
    parser.add_argument("--keep", type=Path, help="a folder for what comes out")
    parser.add_argument("--no-validator", action="store_true", help="ask no validator, which takes most of the time")
    parser.add_argument("--json", type=Path, help="a file for one line of JSON a file")
    options = parser.parse_args()
    warnings.simplefilter("ignore", docgen.DocgenWarning)
    asked = not options.no_validator
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in (".docx", ".dotx"))
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    with nullcontext() if options.json is None else options.json.open("w", encoding="utf-8") as lines:
        fixed = [] if options.skip_fix else [noted(mended(path, options.keep, asked), lines) for path in paths]
        written: list[Found] = []
        if options.letterheads:
            model = docgen.load(EXAMPLES / "statement.yaml")
            step = max(1, len(paths) // options.letterheads)
            written = [noted(written_on(path, model, options.keep, asked), lines) for path in paths[::step][: options.letterheads]]
    if fixed:
        told("Mended as docgen fix does", fixed)
    if written:
        told("As the paper of a statement", written)


def noted(found: Found, lines: TextIO | None) -> Found:
    """Writes a line of JSON as soon as it is known."""
    if lines is not None:
        print(json.dumps(asdict(found), ensure_ascii=False), file=lines, flush=True)
    return found


if __name__ == "__main__":
    main()
