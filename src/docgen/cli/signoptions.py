"""Options that say how a PDF is signed, of `docgen render` and `docgen sign`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from docgen.errors import UsageError
from docgen.writers.options import MOST_FIELDS, Certify, Signing, Token

Sign = Annotated[Path | None, typer.Option("--sign", metavar="FILE", help="Sign with a PKCS#12 file, or a PEM certificate and --sign-key.")]
SignKey = Annotated[Path | None, typer.Option("--sign-key", metavar="FILE", help="The PEM certificate's private key.")]
Passphrase = Annotated[
    str | None,
    typer.Option("--sign-passphrase", metavar="TEXT", envvar="DOCGEN_SIGN_PASSPHRASE", show_envvar=True, help="Opens the keys; a token's PIN."),
]
SignVisible = Annotated[bool, typer.Option("--sign-visible", help="Show who signed, at the end.")]
SignReason = Annotated[str | None, typer.Option("--sign-reason", metavar="TEXT", help="Why it is signed, kept in the signature.")]
Timestamp = Annotated[str | None, typer.Option("--timestamp", metavar="URL", help="A time-stamping authority (RFC 3161) to ask.")]
LongTerm = Annotated[
    bool, typer.Option("--sign-long-term", help="Keep what proves the signature later; needs --timestamp, --sign-trust and the network.")
]
Trust = Annotated[
    list[Path] | None, typer.Option("--sign-trust", metavar="FILE", help="Root and intermediate certificates for --sign-long-term. Repeatable.")
]
Certifies = Annotated[Certify | None, typer.Option("--sign-certify", help="Certify the file, and say what may change afterwards.")]
Fields = Annotated[
    int | None, typer.Option("--sign-fields", metavar="N", help=f"Signature fields, up to {MOST_FIELDS}: all but the first for later signers.")
]
SignToken = Annotated[Path | None, typer.Option("--sign-token", metavar="MODULE", help="Sign with a card or token: its PKCS#11 module.")]
SignLabel = Annotated[str | None, typer.Option("--sign-label", metavar="TEXT", help="The label of the token's certificate, if it has several.")]
TokenLabel = Annotated[str | None, typer.Option("--sign-token-label", metavar="TEXT", help="The token's name, if the module has several.")]


def signing_of(
    *,
    keys: Path | None,
    private_key: Path | None,
    passphrase: str | None,
    visible: bool = False,
    reason: str | None,
    timestamp: str | None,
    long_term: bool,
    trust: list[Path] | None,
    certify: Certify | None,
    fields: int | None = None,
    module: Path | None,
    label: str | None,
    token_label: str | None,
) -> Signing | None:
    """What was asked for, as the library takes it; `None` where there are no keys. Raises UsageError for what means nothing without another option,
    and for what contradicts another."""
    if keys is not None and module is not None:
        raise UsageError("--sign and --sign-token exclude each other: keys are in a file or on a token")
    beside: dict[str, object] = {"--sign-label": label, "--sign-token-label": token_label}
    _alone(beside if module is None else {}, "--sign-token MODULE")
    asked: dict[str, object] = {
        "--sign-key": private_key,
        "--sign-visible": visible,
        "--sign-reason": reason,
        "--timestamp": timestamp,
        "--sign-long-term": long_term,
    }
    asked |= {"--sign-trust": trust, "--sign-certify": certify, "--sign-fields": fields is not None}
    if keys is None and module is None:
        _alone(asked, "--sign FILE or --sign-token MODULE")
        return None
    if module is not None and private_key is not None:
        raise UsageError("--sign-key goes with a certificate of --sign, not with --sign-token")
    if long_term and not timestamp:
        raise UsageError("--sign-long-term needs --timestamp URL: without a time stamp nothing says that the signature is older than what ends it")
    if long_term and not trust:
        raise UsageError("--sign-long-term needs --sign-trust FILE: the root certificates of the signer and of the time-stamping authority")
    if trust and not long_term:
        raise UsageError("--sign-trust means nothing without --sign-long-term")
    if fields is not None and not 1 <= fields <= MOST_FIELDS:
        raise UsageError(f"--sign-fields {fields}: a file has 1 to {MOST_FIELDS} signature fields")
    if certify == "no-changes" and fields is not None and fields > 1:
        raise UsageError("--sign-certify no-changes lets nobody sign after it; --sign-fields has no room for others, or certify signatures")
    token = None if module is None else Token(module, label, token_label)
    return Signing(keys, private_key, passphrase, visible, timestamp, reason, long_term, tuple(trust or ()), certify, fields or 1, token)


def _alone(asked: Mapping[str, object], without: str) -> None:
    for name, value in asked.items():
        if value:
            raise UsageError(f"{name} means nothing without {without}")
