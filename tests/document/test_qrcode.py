"""What a QR code says, and what stands under it."""

from __future__ import annotations

import pytest

from docgen.document.qrcode import qr_code
from docgen.errors import RenderError


def test_the_reference_stands_in_the_address() -> None:
    code = qr_code("https://x.example/{reference}", "A/1")
    assert (code.text, code.link, code.lines) == ("https://x.example/A/1", "https://x.example/A/1", ("A/1", "https://x.example/A/1"))


def test_an_empty_address_codes_the_reference() -> None:
    code = qr_code("", "A/1")
    assert (code.text, code.link, code.lines) == ("A/1", None, ("A/1",))


def test_an_address_is_coded_as_its_link_is_and_shown_as_it_was_given() -> None:
    code = qr_code("https://x.example/بيان?ref={reference}", "ق/5 #2")
    assert code.text == code.link == "https://x.example/%D8%A8%D9%8A%D8%A7%D9%86?ref=%D9%82/5%20%232"
    assert code.lines == ("ق/5 #2", "https://x.example/بيان?ref=ق/5 #2")


def test_what_cannot_be_coded_is_told() -> None:
    with pytest.raises(RenderError, match="but the document has none"):
        qr_code("https://x.example/{reference}", None)
    with pytest.raises(RenderError, match="needs an address"):
        qr_code(" ", None)
    with pytest.raises(RenderError, match=r"asks for \{refernce\}, which is not known"):
        qr_code("https://x.example/{refernce}", "A/1")
    with pytest.raises(RenderError, match="a character that no address has"):
        qr_code("https://x.example/\n", "A/1")
    with pytest.raises(RenderError, match="4000 characters long, more than a code holds"):
        qr_code("x" * 4000, None)
