"""The documents that are attached to a message, each as a file for as long as it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.checks.readback.mail import attached_to
from docgen.checks.readback.words import form_of
from docgen.errors import Place
from docgen.inputs import read_file
from docgen.limits import active


def documents_of(output: Path) -> Iterator[tuple[Path, Place]]:
    """Each attached PDF or Word file, written down, and where it is attached; none where `output` is no message. A file is gone when
    the next is asked for."""
    if form_of(output) != "eml":
        return
    for index, held in enumerate(attached_to(read_file(output, active().file_bytes, wanted="a message"))):
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{index}{'.docx' if held.name.lower().endswith('.docx') else '.pdf'}"
            path.write_bytes(held.data)
            yield path, Place(str(output), path=held.name)
