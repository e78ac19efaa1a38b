"""`docgen sign`: a further signature in a PDF that was made with room for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from docgen.bounded import bounded
from docgen.cli import pdfoptions as pdf
from docgen.cli import signoptions as signs
from docgen.cli.limits import LimitsName, LimitsOption, limits_of
from docgen.cli.printing import name
from docgen.errors import Place, Problem, UsageError

OUTPUT = typer.Option("-o", "--output", metavar="OUT", help="The signed file; - is standard output. Default: FILE-signed.pdf beside it.")


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="A PDF with an empty signature field.")],
    output: Annotated[Path | None, OUTPUT] = None,
    sign: signs.Sign = None,
    sign_key: signs.SignKey = None,
    sign_passphrase: signs.Passphrase = None,
    sign_reason: signs.SignReason = None,
    timestamp: signs.Timestamp = None,
    sign_long_term: signs.LongTerm = False,
    sign_trust: signs.Trust = None,
    sign_certify: signs.Certifies = None,
    sign_token: signs.SignToken = None,
    sign_label: signs.SignLabel = None,
    sign_token_label: signs.TokenLabel = None,
    password: pdf.Password = None,
    theme: Annotated[str, typer.Option(metavar="NAME|FILE", help="The theme of a signature that is seen.")] = "classic",
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None,
    limits: LimitsOption = LimitsName.default,
) -> None:
    """Sign the next empty field of a PDF that was rendered with --sign-fields.

    What was signed before stays byte for byte as it was, and so does the input file.
    """
    from docgen.cli.streams import write_out
    from docgen.files import write_whole
    from docgen.templating.theme import load_theme
    from docgen.writers.pdf.inspect.guard import held_memory, hold_qpdf
    from docgen.writers.pdf.signing.countersign import countersign

    signing = signs.signing_of(
        keys=sign,
        private_key=sign_key,
        passphrase=sign_passphrase,
        reason=sign_reason,
        timestamp=timestamp,
        long_term=sign_long_term,
        trust=sign_trust,
        certify=sign_certify,
        module=sign_token,
        label=sign_label,
        token_label=sign_token_label,
    )
    if signing is None:
        raise UsageError("docgen sign needs keys: --sign FILE or --sign-token MODULE")
    target = output or file.with_name(f"{file.stem}-signed.pdf")
    if target != Path("-") and os.path.realpath(target) == os.path.realpath(file):
        raise UsageError(Problem("the output is the input", Place(str(target)), "another name: docgen never writes over what it was given"))
    hold_qpdf()
    with bounded(limits_of(limits), str(file)), held_memory():
        data = countersign(file, signing, load_theme(theme), password=password or "", font_folders=fonts or ())
    if target == Path("-"):
        write_out(data)
        return
    write_whole({target: data})
    name(target)
