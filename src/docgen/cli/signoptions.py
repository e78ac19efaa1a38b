"""Options that say how a PDF is signed, of `docgen render` and `docgen sign`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from docgen.errors import UsageError
from docgen.writers.options import MOST_FIELDS, Certify, Signing, Token

SignVisible = Annotated[bool, typer.Option("--sign-visible", help="Show who signed, at the end.")]
Fields = Annotated[
    int | None, typer.Option("--sign-fields", metavar="N", help=f"Signature fields, up to {MOST_FIELDS}: all but the first for later signers.")
]


@dataclass(frozen=True, slots=True)
class SignFlags:
    """The options of both commands."""

    sign: Annotated[Path | None, typer.Option("--sign", metavar="FILE", help="Sign with a PKCS#12 file, or a PEM certificate and --sign-key.")] = None
    sign_key: Annotated[Path | None, typer.Option("--sign-key", metavar="FILE", help="The PEM certificate's private key.")] = None
    sign_passphrase: Annotated[
        str | None,
        typer.Option("--sign-passphrase", metavar="TEXT", envvar="DOCGEN_SIGN_PASSPHRASE", show_envvar=True, help="Opens the keys; a token's PIN."),
    ] = None
    sign_reason: Annotated[str | None, typer.Option("--sign-reason", metavar="TEXT", help="Why it is signed, kept in the signature.")] = None
    timestamp: Annotated[str | None, typer.Option("--timestamp", metavar="URL", help="A time-stamping authority (RFC 3161) to ask.")] = None
    sign_long_term: Annotated[
        bool, typer.Option("--sign-long-term", help="Keep what proves the signature later; needs --timestamp, --sign-trust and the network.")
    ] = False
    sign_trust: Annotated[
        list[Path] | None, typer.Option("--sign-trust", metavar="FILE", help="Root and intermediate certificates for --sign-long-term. Repeatable.")
    ] = None
    sign_certify: Annotated[Certify | None, typer.Option("--sign-certify", help="Certify the file, and say what may change afterwards.")] = None
    sign_token: Annotated[Path | None, typer.Option("--sign-token", metavar="MODULE", help="Sign with a card or token: its PKCS#11 module.")] = None
    sign_label: Annotated[
        str | None, typer.Option("--sign-label", metavar="TEXT", help="The label of the token's certificate, if it has several.")
    ] = None
    sign_token_label: Annotated[
        str | None, typer.Option("--sign-token-label", metavar="TEXT", help="The token's name, if the module has several.")
    ] = None

    def signing(self, *, visible: bool = False, fields: int | None = None) -> Signing | None:
        """What was asked for, as the library takes it; `None` where there are no keys. Raises UsageError for what means nothing without another
        option, and for what contradicts another."""
        if self.sign is not None and self.sign_token is not None:
            raise UsageError("--sign and --sign-token exclude each other: keys are in a file or on a token")
        if self.sign_token is None:
            _alone({"--sign-label": self.sign_label, "--sign-token-label": self.sign_token_label}, "--sign-token MODULE")
        if self.sign is None and self.sign_token is None:
            asked: dict[str, object] = {
                "--sign-key": self.sign_key,
                "--sign-visible": visible,
                "--sign-reason": self.sign_reason,
                "--timestamp": self.timestamp,
            }
            asked |= {"--sign-long-term": self.sign_long_term, "--sign-trust": self.sign_trust, "--sign-certify": self.sign_certify}
            _alone({**asked, "--sign-fields": fields is not None}, "--sign FILE or --sign-token MODULE")
            return None
        if self.sign_token is not None and self.sign_key is not None:
            raise UsageError("--sign-key goes with a certificate of --sign, not with --sign-token")
        if self.sign_long_term and not self.timestamp:
            raise UsageError(
                "--sign-long-term needs --timestamp URL: without a time stamp nothing says that the signature is older than what ends it"
            )
        if self.sign_long_term and not self.sign_trust:
            raise UsageError("--sign-long-term needs --sign-trust FILE: the root certificates of the signer and of the time-stamping authority")
        if self.sign_trust and not self.sign_long_term:
            raise UsageError("--sign-trust means nothing without --sign-long-term")
        if fields is not None and not 1 <= fields <= MOST_FIELDS:
            raise UsageError(f"--sign-fields {fields}: a file has 1 to {MOST_FIELDS} signature fields")
        if self.sign_certify == "no-changes" and fields is not None and fields > 1:
            raise UsageError("--sign-certify no-changes lets nobody sign after it; --sign-fields has no room for others, or certify signatures")
        token = None if self.sign_token is None else Token(self.sign_token, self.sign_label, self.sign_token_label)
        return Signing(
            self.sign,
            self.sign_key,
            self.sign_passphrase,
            visible,
            self.timestamp,
            self.sign_reason,
            self.sign_long_term,
            tuple(self.sign_trust or ()),
            self.sign_certify,
            fields or 1,
            token,
        )


def _alone(asked: Mapping[str, object], without: str) -> None:
    for name, value in asked.items():
        if value:
            raise UsageError(f"{name} means nothing without {without}")
