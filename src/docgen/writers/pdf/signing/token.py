"""Keys that never leave their card or module (PKCS#11), opened through python-pkcs11 and pyHanko."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docgen.errors import Place, Problem, RenderError
from docgen.inputs import shortened
from docgen.plugins import install_hint
from docgen.writers.options import Token


@contextmanager
def token_signer(token: Token, pin: str | None) -> Iterator[Any]:
    """pyHanko's signer of the token's certificate and key, while its session is open. Raises RenderError when python-pkcs11 is missing, the module
    is none, the token, its certificate or its key is not found, or the PIN is wrong."""
    try:
        pkcs11: Any = importlib.import_module("pkcs11")
        hanko: Any = importlib.import_module("pyhanko.sign.pkcs11")
        criteria: Any = importlib.import_module("pyhanko.config.pkcs11").TokenCriteria
    except ImportError:
        raise RenderError(Problem("signing by a token needs python-pkcs11, which is not installed", hint=install_hint("sign-token"))) from None
    place = Place(str(token.module))
    if not token.module.is_file():
        raise RenderError(Problem("no such file", place, "a PKCS#11 module: the shared library of the token's driver"))
    try:
        wanted = None if token.name is None else criteria(label=token.name)
        session = hanko.open_pkcs11_session(str(token.module.resolve()), slot_no=_slot(pkcs11, token), token_criteria=wanted, user_pin=pin)
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as failed:
        raise RenderError(_unopened(failed, token, place)) from None
    try:
        yield _signer(pkcs11, hanko, session, token, place)
    finally:
        session.close()


def _slot(pkcs11: Any, token: Token) -> int | None:
    """The one slot that has an initialised token, where no name says which."""
    if token.name is not None:
        return None
    slots = pkcs11.lib(str(token.module.resolve())).get_slots()
    names = {index: found for index, slot in enumerate(slots) if (found := _initialised(pkcs11, slot)) is not None}
    if len(names) != 1:
        said = ", ".join(shortened(name, 40) for name in names.values()) or "none"
        raise pkcs11.PKCS11Error(f"the module has {len(names)} tokens ({said}): name one")
    return next(iter(names))


def _initialised(pkcs11: Any, slot: Any) -> str | None:
    try:
        token = slot.get_token()
    except pkcs11.PKCS11Error:
        return None
    return str(token.label) if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED else None


def _unopened(failed: Exception, token: Token, place: Place) -> Problem:
    kind = type(failed).__name__
    if kind.startswith("Pin"):
        return Problem(f"the token does not open: wrong PIN ({kind})", place, "the PIN as the signature's passphrase")
    named = "" if token.name is None else f" named {shortened(token.name, 40)}"
    return Problem(f"no token{named} opens ({kind}{f': {failed}' if str(failed) else ''})", place, "a PKCS#11 module and the name of its token")


def _signer(pkcs11: Any, hanko: Any, session: Any, token: Token, place: Place) -> Any:
    found = _certificates(pkcs11, session, token.label)
    if len(found) != 1:
        named = "" if token.label is None else f" with the label {shortened(token.label, 40)}"
        known = sorted(str(label) for label, _ in _certificates(pkcs11, session, None))  # a token gives them in no order
        labels = ", ".join(shortened(label, 40) for label in known) or "no certificate"
        raise RenderError(Problem(f"the token has {len(found)} certificates{named}", place, f"the label of one; there is {labels}"))
    ((label, number),) = found
    by_number = {"cert_id": number, "key_id": number} if number else {"cert_label": label, "key_label": label}
    signer = hanko.PKCS11Signer(session, other_certs_to_pull=None, **by_number)
    try:
        signer._load_objects()  # reading the certificate alone would find a key that is missing only when it signs
    except Exception as failed:
        raise RenderError(
            Problem(f"the token has no key to sign with for this certificate ({failed})", place, "the PIN, and another label")
        ) from None
    return signer


def _certificates(pkcs11: Any, session: Any, label: str | None) -> list[tuple[str, bytes]]:
    """Label and identifier of the token's certificates that have a private key beside them, or all where the PIN is not given."""
    certificates = session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE})
    everything = [(_attribute(found, pkcs11.Attribute.LABEL) or "", _attribute(found, pkcs11.Attribute.ID) or b"") for found in certificates]
    keys = {_attribute(key, pkcs11.Attribute.ID) for key in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY})}
    owned = [pair for pair in everything if pair[1] in keys]
    return [pair for pair in owned or everything if label in (None, pair[0])]


def _attribute(found: Any, name: Any) -> Any:
    try:
        return found[name]
    except Exception:  # an attribute that the object does not have
        return None
