"""`docgen inspect`: what a PDF or a Word file is, whoever made it; and what a layout makes of an input."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.bounded import bounded
from docgen.cli.flow import FlowFlags, show
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.language import labelled, pages, spoken
from docgen.cli.habits.options import active
from docgen.cli.inputs import called
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.limits import LimitsOption, limits_of
from docgen.cli.printing import one_line
from docgen.cli.streams import write_out
from docgen.errors import Problem, UsageError
from docgen.plugins import install_hint

if TYPE_CHECKING:
    from docgen.writers.pdf.inspect.report import Report, Signature

_OTHERS = {"html": "a web page", "txt": "a text", "eml": "a message", "docx": "a Word file"}
_SHOWN = 12
"""Passages shown without --text."""


@grouped
def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|INPUT.yaml",
            help="A PDF or a Word file; with --against or --text also a web page, a text or a message; with --flow, an input.",
        ),
    ],
    source: Annotated[bool, typer.Option("--source", help="Print the file that the PDF was made from, byte for byte.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Print all of its words in reading order, and nothing else.")] = False,
    password: Annotated[str, typer.Option(help="The password of a protected file.")] = "",
    against: Annotated[
        Path | None,
        typer.Option(metavar="INPUT.yaml", help="Look for every number, date and name of this input in the file's words.", show_default=False),
    ] = None,
    flow: Annotated[bool, typer.Option("--flow", help="Print what a layout makes of INPUT.yaml, as text: a line a block.")] = False,
    *,
    of_flow: FlowFlags,
    template: Annotated[
        str | None, typer.Option(metavar="NAME|DIR", help="With --flow or --against: the template, if the input names another.", show_default=False)
    ] = None,
    allow_outside: Annotated[
        bool, typer.Option("--allow-outside", help="With --flow or --against: let paths in the input leave its folder.")
    ] = False,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Show what a PDF is: the standards it claims, its fonts and whether they are embedded, boxes, colour spaces, tags and languages, attachments,
    signatures and whether they hold, and its words in reading order. Or what a Word file is: its styles, languages and embedded fonts,
    and every place where its direction marks do not fit its text. With --flow, what a layout makes of an input, before any format."""
    if flow:
        of_file = {"--source": source, "--text": text, "--password": password, "--against": against}
        _refuse(of_file, "is for a PDF or a Word file, and --flow is for an input")
        house = houses(configs, limits, allow_outside=allow_outside)(file)
        with bounded(limits_of(limits, house.limits), called(file)):
            show(file, of_flow, template, allow_outside=allow_outside, house=house)
        return
    _refuse(of_flow.asked(), "goes with --flow")
    if against is None:
        _refuse({"--template": template, "--allow-outside": allow_outside}, "goes with --against or --flow")
    if active().json + source + text > 1:
        raise UsageError("--json, --source and --text exclude each other")
    of_input = None if against is None else houses(configs, limits, allow_outside=allow_outside)(against)
    with bounded(limits_of(limits), str(file)), _guarded(file):
        if of_input is None or against is None:
            _inspect(file, source=source, text=text, password=password)
        else:
            if source or text:
                raise UsageError("--source and --text show the file; --against compares it")
            from docgen.cli import against as comparison

            chosen, standing = of_input.template(template), of_input.standing
            comparison.show(file, against, password, template=chosen, allow_outside=allow_outside, standing=standing)


def _refuse(given: Mapping[str, object], why: str) -> None:
    """Raises UsageError for the options that were given."""
    told = [f"{option} {why}" for option, value in given.items() if value]
    if told:
        raise UsageError("; ".join(told))


def _guarded(file: Path) -> AbstractContextManager[None]:
    """What holds the libraries that read the file."""
    from docgen.checks.readback.words import form_of
    from docgen.cli import word

    if word.is_word(file) or form_of(file) != "pdf":
        return nullcontext()
    from docgen.writers.pdf.inspect.guard import held_memory, hold_qpdf

    hold_qpdf()
    return held_memory()


def _inspect(file: Path, *, source: bool, text: bool, password: str) -> None:
    from docgen.checks.readback.words import form_of, views_of
    from docgen.cli import word

    is_word = word.is_word(file)
    if is_word:
        if source or text or password:
            raise UsageError("--source, --text and --password are for PDF files")
        word.show(file)
        return
    if (form := form_of(file)) != "pdf":
        hint = "--against INPUT.yaml compares it with the input, --text prints its words"
        if not text or password:
            raise UsageError(Problem(f"{file} is {_OTHERS[form]}, of which nothing else is shown", hint=hint))
        for view in views_of(file):
            for words in view.words:
                typer.echo(one_line(words.text))
        return
    from docgen.writers.pdf.inspect.read import inspect_pdf, source_of

    if source:
        write_out(source_of(file, password))
        return
    report = inspect_pdf(file, password)
    if active().json:
        answer.result(report)
    elif text:
        for passage in report.passages:
            typer.echo(one_line(passage.text))
    else:
        _print(report)


def _print(report: Report) -> None:
    _line("file", report.file, f"PDF {report.version}", pages(report.pages), *(["encrypted"] if report.encrypted else []))
    _line("title", report.title or "none")
    _line("claims", *(report.standards or ["no standard"]))
    tags = f"{report.lang or 'none'}, direction {report.direction}; in the tags: {', '.join(report.languages) or 'none'}"
    _line("language", tags)
    counts = [f"{count} {tag}" for tag, count in report.tags.items()]
    unmarked = [f"{report.unmarked} painted things are neither content nor artifact"] if report.unmarked else []
    _line("tags", *([spoken(*counts), *unmarked] if report.tagged else ["not tagged"]), between="; ")
    for font in report.fonts:
        facts = (
            "embedded" if font.embedded else "NOT embedded",
            "subset" if font.subset else "whole",
            "Unicode" if font.unicode else "no Unicode map",
        )
        _line("font", f"{font.name} ({font.kind})", spoken(*facts), between=": ")
    for boxes in report.boxes:
        named = (("media", boxes.media), ("bleed", boxes.bleed), ("trim", boxes.trim))
        sizes = "; ".join(f"{name} {' '.join(f'{edge:g}' for edge in box)}" for name, box in named if box)
        _line("boxes", f"page {boxes.pages}: {sizes} pt")
    _line("colours", *([f"{space} {count}×" for space, count in report.colours.items()] or ["none"]))
    for intent in report.intents:
        _line("intent", intent)
    if report.annotations:
        _line("annotations", *(f"{count} {kind}" for kind, count in report.annotations.items()))
    for attachment in report.attachments:
        kind = ", ".join(part for part in (attachment.relationship, attachment.media_type) if part)
        size = "unreadable" if attachment.size is None else f"{attachment.size} bytes"
        _line("attached", attachment.name, spoken(size, f"({kind})", between=" "))
    for signature in report.signatures:
        _line("signature", _signature(signature))
    for what in report.unread:
        _line("not read", what)
    for passage in report.passages[:_SHOWN]:
        _line("text", f"{passage.tag} [{passage.lang}] {passage.text}")
    if len(report.passages) > _SHOWN:
        _line("text", f"… and {len(report.passages) - _SHOWN} passages more; --text prints all")


def _line(name: str, *parts: str, between: str = ", ") -> None:
    typer.echo(labelled(name, spoken(*parts, between=between)))


def _signature(signature: Signature) -> str:
    if signature.intact is None:
        return f"{signature.field}: not checked, pyHanko is not installed ({install_hint('sign')})"
    stamp = signature.kind != "signature"
    covered = "covers the whole file" if signature.whole else _LATER.get(signature.later or "", "does NOT cover the whole file")
    if not signature.whole and signature.intact and signature.allowed is False:
        covered = "does NOT cover the whole file, and what came later is NOT allowed by it"
    verdicts = (
        "no signed byte has changed" if signature.intact else "CHANGED since it was signed",
        "made by the certificate's key" if signature.valid else "NOT made by the certificate's key",
        covered,
        *([_CERTIFIED[signature.certifies]] if signature.certifies else []),
        f"time stamp {signature.timestamp}" if signature.timestamp else "no time stamp",
        *([f"signer's clock {signature.signed}"] if signature.signed else []),
        *(["validation data kept in the file"] if signature.long_term else []),
    )
    kind = f" ({signature.kind})" if stamp else ""
    who = f"{signature.field}{kind} by {signature.signer or 'an unknown signer'}"
    return spoken(who, spoken(*verdicts, between="; "), between=": ")


_LATER = {
    "validation data": "covers the whole file but what came later, validation data and time stamps, which it allows",
    "forms": "covers the whole file but what came later, forms filled and signatures, which it allows",
    "annotations": "covers the whole file but what came later, notes and forms, which it allows",
}
_CERTIFIED = {
    "no-changes": "certifies the file: no changes are allowed",
    "signatures": "certifies the file: forms may be filled and signatures added",
    "annotations": "certifies the file: forms may be filled, signatures and notes added",
}
