"""Keys on a token, a software one (SoftHSM), through PKCS#11."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from flows import sample_flow
from proofs import need, need_file, need_module
from signing_keys import PASSPHRASE, make_keys

from docgen.errors import RenderError
from docgen.writers.options import RenderOptions, Signing, Token
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf

need_module("pyhanko", "pkcs11")
need("softhsm2-util", "pkcs11-tool", "openssl")
MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
need_file(MODULE)
PIN = "123456"


def tool(*arguments: object) -> None:
    subprocess.run([str(argument) for argument in arguments], check=True, capture_output=True)


def put(folder: Path, token: str, label: str, number: str, name: str) -> None:
    """A new key and its certificate onto the token."""
    keys = make_keys(folder, name)
    key, certificate = folder / "key.der", folder / "certificate.der"
    tool("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", keys.private_key, "-passin", f"pass:{PASSPHRASE}", "-out", key)
    tool("openssl", "x509", "-in", keys.certificate, "-outform", "DER", "-out", certificate)
    tool("softhsm2-util", "--import", key, "--token", token, "--label", label, "--id", number, "--pin", PIN)
    login = ("--module", MODULE, "--token-label", token, "--login", "--pin", PIN)
    tool("pkcs11-tool", *login, "--write-object", certificate, "--type", "cert", "--label", label, "--id", number)


@pytest.fixture(scope="module", autouse=True)
def tokens(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two tokens: one with a key, one with two. The module reads its settings once in a process."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    for token in ("office", "board"):
        tool("softhsm2-util", "--init-token", "--free", "--label", token, "--pin", PIN, "--so-pin", PIN)
    put(folder, "office", "press", "01", "Press Office")
    put(folder, "board", "chair", "01", "Chair of the Board")
    put(folder, "board", "secretary", "02", "Secretary of the Board")


def signed(folder: Path, token: Token, pin: str | None = PIN) -> str:
    file = folder / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(signing=Signing(token=token, passphrase=pin))))
    (signature,) = inspect_pdf(file).signatures
    assert (signature.intact, signature.valid, signature.whole) == (True, True, True)
    return signature.signer


@pytest.mark.parametrize(
    ("token", "signer"),
    [
        (Token(MODULE, name="office"), "Press Office"),
        (Token(MODULE, "press", "office"), "Press Office"),
        (Token(MODULE, "secretary", "board"), "Secretary of the Board"),
    ],
)
def test_a_token_signs(tmp_path: Path, token: Token, signer: str) -> None:
    assert signed(tmp_path, token) == signer
    assert signed(tmp_path, token) == signer


@pytest.mark.parametrize(
    ("token", "pin", "said"),
    [
        (Token(MODULE, name="office"), "654321", "wrong PIN"),
        (Token(MODULE, name="office"), None, "no key to sign with|certificates"),
        (Token(MODULE), PIN, "name one"),
        (Token(MODULE, name="attic"), PIN, "no token named attic"),
        (Token(MODULE, "chair", "office"), PIN, "0 certificates with the label chair"),
        (Token(MODULE, name="board"), PIN, "2 certificates.*chair, secretary"),
        (Token(Path("missing.so"), name="office"), PIN, "no such file"),
        (Token(Path(__file__), name="office"), PIN, "no token named office opens"),
    ],
)
def test_what_a_token_cannot_is_told(tmp_path: Path, token: Token, pin: str | None, said: str) -> None:
    with pytest.raises(RenderError, match=said):
        signed(tmp_path, token, pin)
    assert list(tmp_path.iterdir()) == []
