"""What an option cannot be is said in a line, and nothing is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from statements import STATEMENT

import docgen
from docgen.document.inline import Both
from docgen.errors import UsageError
from docgen.writers.options import Press, RenderOptions, Signing, Token


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"watermark": "draft"},
        {"watermark": ("مسودة", "Draft", "x")},
        {"qr": 5},
        {"page": "A5"},
        {"page": (1,)},
        {"page": ("1", "2")},
    ],
)
def test_a_value_of_another_type_is_told(wrong: dict[str, Any], format: str) -> None:
    name = next(iter(wrong))
    with pytest.raises(UsageError, match=f"^{name}=|<data>: {name}=|error: {name}="):
        docgen.render_bytes(docgen.parse(STATEMENT), format, **wrong)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profile", "x"),
        ("embed_fonts", "some"),
        ("source", "everything"),
        ("press", 5),
        ("protection", "secret"),
        ("signing", "keys.p12"),
    ],
)
def test_every_option_tells_what_it_takes(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=f"{name}=.*{name}= (takes|is one of)"):
        RenderOptions(**{name: value})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"keys": "x.p12"}, "keys= is a str"),
        ({"keys": None}, "keys of a file or of a token"),
        ({"token": Token(Path("module.so"))}, "keys of a file or of a token"),
        ({"token": "module.so"}, "token= is a str"),
        ({"passphrase": b"secret"}, "passphrase= is a bytes"),
        ({"visible": 1}, "visible= is a int"),
        ({"timestamp_url": 5}, "timestamp_url= is a int"),
        ({"long_term": "yes"}, "long_term= is a str"),
        ({"long_term": True}, "needs a time-stamping authority"),
        ({"long_term": True, "timestamp_url": "https://one.example"}, "needs the certificates at which the chains"),
        ({"trust": [Path("root.pem")]}, "trust= is a list"),
        ({"trust": ("root.pem",)}, "trust='root.pem' is a str"),
        ({"trust": (Path("root.pem"),)}, "are for long-term validity"),
        ({"certify": "all"}, "certify='all' is not known"),
        ({"fields": 0}, "1 to 12 signature fields"),
        ({"fields": 13}, "1 to 12 signature fields"),
        ({"fields": "2"}, "fields= is a str"),
        ({"fields": True}, "fields= is a bool"),
        ({"certify": "no-changes", "fields": 2}, "takes no further signature"),
    ],
)
def test_a_signature_that_cannot_be_is_told(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said) as told:
        Signing(**{"keys": Path("x.p12"), **wrong})
    assert "secret" not in str(told.value)


def test_what_they_take_is_taken() -> None:
    RenderOptions("print", source="clean", press=Press(), watermark=Both("مسودة", "Draft"), qr="https://one.example", signing=Signing(Path("x.p12")))


def test_limits_of_another_type_are_no_limits() -> None:
    with pytest.raises(TypeError, match="limits= takes a docgen"):
        docgen.render_bytes(docgen.parse(STATEMENT), "pdf", limits="untrusted")  # type: ignore[arg-type]
