"""All files of a batch as one: a PDF of all PDFs, a ZIP of all files. Either appears whole or not at all, and the same files make the same bytes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from docgen.errors import Diagnostic, OutputError, Place
from docgen.files import make_folder, write_whole
from docgen.inputs import read_file

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name: the same files are the same archive."""
_MOST = 2**31
"""Bytes of a file."""


def merge(files: Sequence[Path], target: Path) -> Diagnostic:
    """Writes all pages of PDFs into one, in their order, with a bookmark for each file. Returns what is lost by it. Raises OutputError where one
    cannot be read or written."""
    import pikepdf

    with pikepdf.new() as whole:
        starts: list[tuple[str, int]] = []
        for path in files:
            try:
                with pikepdf.open(io.BytesIO(read_file(path, _MOST, error=OutputError))) as one:
                    starts.append((path.stem, len(whole.pages)))
                    for page in one.pages:
                        _untagged(page.obj)
                    whole.pages.extend(one.pages)
            except (pikepdf.PdfError, pikepdf.PasswordError) as error:
                raise OutputError(Diagnostic(f"cannot be merged: {error}", Place(str(path)))) from error
        with whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in starts)

        made = io.BytesIO()  # qpdf ends the process where a stream that it writes to raises (a full disk)
        whole.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        make_folder(target.parent)
        write_whole({target: made.getvalue()})
    message = "a merged PDF is for printing and looking at: it has no tags, keeps to no standard of archives, and has nothing attached"
    return Diagnostic(message, Place(str(target)), "the single files have all of that", severity="warning")


def _untagged(page: Any) -> None:
    """A page without what leads into a structure tree, which is not merged (ISO 32000-1, 14.7.4.4)."""
    for name in ("/StructParents", "/Tabs"):
        if name in page:
            del page[name]
    for note in page.get("/Annots", ()):
        if "/StructParent" in note:
            del note["/StructParent"]


def pack(files: Iterable[Path], folder: Path, target: Path) -> None:
    """Writes files into a ZIP, by their paths below `folder`, in the order of those. Raises OutputError."""
    named = sorted((Path(os.path.relpath(path, folder)).as_posix(), path) for path in files)

    def save(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in named:
                entry = zipfile.ZipInfo(name.replace("../", ""), _DATE)
                entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
                archive.writestr(entry, read_file(path, _MOST, error=OutputError), compresslevel=6)

    make_folder(target.parent)
    write_whole({target: save})
