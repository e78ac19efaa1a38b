"""A further signature in a PDF that has an empty field for it: an incremental update, under which the earlier signatures stay as they are."""

from __future__ import annotations

import datetime
import importlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen.document.theme import Theme
from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file, shortened
from docgen.limits import active
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.options import Signing
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.inspect.read import inspect_pdf
from docgen.writers.pdf.inspect.report import Report
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.signing.appearance import appearance
from docgen.writers.pdf.signing.keys import open_keys
from docgen.writers.pdf.signing.pades import sign_open
from docgen.writers.pdf.signing.sign_field import HEIGHT, WIDTH
from docgen.writers.pdf.style_resolver import StyleResolver


def countersign(file: Path, signing: Signing, theme: Theme, *, password: str = "", font_folders: Sequence[Path] = ()) -> bytes:
    """The file with its first empty signature field signed. A field that has a size shows who signed, in the theme's fonts and the file's languages.

    Raises InputError for a file that is no PDF, or does not open; RenderError where no field is empty, an earlier signature does not hold or forbids
    another, the keys do not open, or what the signature needs is not to be had.
    """
    place = Place(str(file))
    if signing.visible or signing.fields != 1:
        raise RenderError(Problem("how many signature fields there are, and which are seen, was said when the file was made", place))
    signer = open_keys(signing)
    _refuse(inspect_pdf(file, password), signing, place)
    data = read_file(file, active().file_bytes, wanted="a PDF", error=RenderError)
    writer = _opened(data, password, place)
    field, box = _empty_field(writer, place)
    shown = None
    if box is not None:
        shown = appearance(signer.name, datetime.datetime.now(datetime.UTC), _stage(theme, _languages(writer.root), font_folders))
    return sign_open(writer, signer, field, shown)


def _refuse(report: Report, signing: Signing, place: Place) -> None:
    """Raises RenderError where a further signature would break the file, or mean nothing."""
    for earlier in report.signatures:
        who = f"{earlier.field} by {shortened(earlier.signer or 'an unknown signer', 60)}"
        if earlier.intact is False or earlier.valid is False or earlier.allowed is False:
            raise RenderError(Problem(f"an earlier signature does not hold ({who})", place, "docgen inspect tells why; the file as it was signed"))
        if earlier.certifies == "no-changes":
            raise RenderError(Problem(f"an earlier signature forbids all changes ({who})", place, "a file that is certified for signatures"))
    if signing.certify is not None and report.signatures:
        raise RenderError(Problem("only the first signature of a file can certify it, and this file is signed already", place))


def _opened(data: bytes, password: str, place: Place) -> Any:
    writers: Any = importlib.import_module("pyhanko.pdf_utils.incremental_writer")
    try:
        writer = writers.IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        if writer.prev.encrypted:
            _permit(writer.encrypt(password.encode("utf-8")), writer, place)
        writer.root  # noqa: B018  what is damaged fails here
    except RenderError:
        raise
    except Exception as broken:  # a damaged file may break pyHanko in any way
        raise RenderError(
            Problem(f"cannot be signed ({type(broken).__name__}: {shortened(str(broken), 120)})", place, "a PDF that is whole")
        ) from None
    return writer


_FILL_FORMS = 1 << 8
"""The permission to fill form fields, signature fields among them (ISO 32000-1, table 22, bit 9)."""


def _permit(opened: Any, writer: Any, place: Place) -> None:
    """Raises RenderError where the password opens the file and no more. `opened` is pyHanko's result of trying it."""
    if opened.status.name == "FAILED":
        raise RenderError(Problem("the password does not open it", place, "--password with the right one"))
    if opened.status.name == "USER" and not int(writer.prev.trailer["/Encrypt"]["/P"]) & _FILL_FORMS:
        raise RenderError(Problem("its permissions let only its owner sign it", place, "--password with the owner's password"))


def _empty_field(writer: Any, place: Place) -> tuple[str, tuple[float, ...] | None]:
    """Name of the first field that is not signed, and its rectangle where it has a size."""
    fields: Any = importlib.import_module("pyhanko.sign.fields")
    forms: Any = importlib.import_module("pyhanko.pdf_utils.form_tools")
    try:
        found: Any = next(iter(fields.enumerate_sig_fields(writer, filled_status=False)), None)
        if found is None:
            raise RenderError(Problem("no signature field is empty", place, "make the file with --sign-fields and the number of its signers"))
        name, _, reference = found
        left, bottom, right, top = (float(edge) for edge in forms.get_single_field_annot(reference.get_object())["/Rect"])
    except RenderError:
        raise
    except Exception as broken:
        raise RenderError(Problem(f"its form cannot be read ({type(broken).__name__})", place, "a PDF that is whole")) from None
    return str(name), None if left == right or bottom == top else (left, bottom, right, top)


def _languages(root: Any) -> tuple[Lang, ...]:
    """Those that the file's tags name, its own first."""
    found: list[Lang] = [_lang(str(root.get("/Lang", "en")))]
    try:
        found += [_lang(tag) for tag in _sections(root)]
    except Exception:  # a tree that is damaged says nothing
        return (found[0],)
    return tuple(dict.fromkeys(found))


def _lang(tag: str) -> Lang:
    return "ar" if tag.casefold().partition("-")[0] == "ar" else "en"


def _sections(root: Any) -> Iterator[str]:
    """The languages of the sections that docgen's documents are made of."""
    top = root["/StructTreeRoot"]["/K"]
    for document in top if isinstance(top, list) else [top]:
        kids = document.get_object()["/K"]
        for kid in list(kids)[:8] if isinstance(kids, list) else [kids]:
            element = kid.get_object()
            if "/Lang" in element:
                yield str(element["/Lang"])


def _stage(theme: Theme, languages: tuple[Lang, ...], font_folders: Sequence[Path]) -> LayoutContext:
    """What an appearance is set on, where there is no document."""
    fonts = library(tuple(font_folders)).stack(theme.families.arabic, theme.families.latin)
    look = StyleResolver(theme, fonts)
    root = PageCanvas((WIDTH, HEIGHT), tagged=False).tagger.root
    voices = {side: LanguageContext(look, side, side, "latn", root.add("Sect")) for side in languages}
    return LayoutContext(look, voices, languages, theme.page, abreast=False)
