"""What a signature needs to be valid after its certificates have expired: certificates, OCSP answers and CRLs, fetched by pyHanko from the addresses
that the certificates name (PAdES B-LTA, ETSI EN 319 142-1, 6.3)."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active

# How far another's clock may be from ours, and how long its answer may take: the time of validation is that of the context, and an answer made
# after it would be from the future (RFC 6960, 3.2; five minutes are what OpenSSL allows too).
_CLOCKS_APART = timedelta(minutes=5)


def validation_context(trust: Iterable[Path], keys: Any) -> Any:
    """pyHanko's context that trusts the roots among the certificates of these files, builds chains by the others, and wants a revocation answer for
    every certificate of a chain. Raises RenderError for a file that holds no certificate, and where no root is among them."""
    certificates = [certificate for path in trust for certificate in _certificates(path)]
    roots = [certificate for certificate in certificates if certificate.self_signed != "no"]
    if not roots:
        raise RenderError(
            Problem(
                "no root is among the certificates to trust",
                Place(str(next(iter(trust)))),
                "the self-signed certificate at which the signer's chain ends, and that of the time-stamping authority's",
            )
        )
    others = [certificate for certificate in certificates if certificate.self_signed == "no"]
    keys.cert_registry.register_multiple(others)
    trusting: Any = importlib.import_module("pyhanko_certvalidator")
    return trusting.ValidationContext(
        trust_roots=roots,
        other_certs=[*others, *keys.cert_registry],
        allow_fetching=True,
        revocation_mode="require",
        time_tolerance=_CLOCKS_APART,
    )


def _certificates(path: Path) -> list[Any]:
    loading: Any = importlib.import_module("pyhanko.keys")
    data = read_file(path, active().file_bytes, wanted="a file of certificates to trust", error=RenderError)
    try:
        found = list(loading.load_certs_from_pemder_data(data))
        for certificate in found:
            certificate.native  # noqa: B018  what is no certificate fails here
    except Exception:
        found = []
    if not found:
        raise RenderError(Problem("no certificate", Place(str(path)), "PEM or DER certificates to trust: roots, and what stands between"))
    return found


def chain(failed: BaseException) -> Iterator[BaseException]:
    """An error and what it came of."""
    seen: set[int] = set()
    at: BaseException | None = failed
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or at.__context__


def missing_data(said: str, causes: Iterable[BaseException], keys: Any) -> Problem:
    """What to say where the chain or its revocation answers are not to be had."""
    names = {type(cause).__name__ for cause in causes}
    if "PathBuildingError" in names:
        return Problem(
            f"no long-term validity: a chain does not end at a certificate that is trusted ({said})", hint="its root and what is between, as trust"
        )
    addresses = ", ".join(_addresses(keys)) or "none that the signer's certificate names"
    return Problem(f"no long-term validity: {said}", hint=f"an OCSP answer or a CRL for every certificate; asked: {addresses}")


def _addresses(keys: Any) -> list[str]:
    """Where a certificate says that its revocation is told."""
    of: Any = importlib.import_module("pyhanko_certvalidator.util")
    found: list[str] = []
    for certificate in (keys.signing_cert, *keys.cert_registry):
        found += of.get_ocsp_urls(certificate)
        for point in certificate.crl_distribution_points:
            found += [point.url] if point.url else []
    return list(dict.fromkeys(found))
