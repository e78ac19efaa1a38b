"""How amounts name their currency: by code, by name, by symbol."""

from decimal import Decimal

import pytest
from statements import STATEMENT

import docgen
from docgen.errors import InputError
from docgen.locales.conventions import convention
from docgen.locales.numbers import format_money
from docgen.reading import parse

ARABIC, ENGLISH = convention("ar", "QA"), convention("en", "QA")


@pytest.mark.parametrize(
    ("amount", "currency", "style", "english", "arabic"),
    [
        ("12500000", "QAR", None, "QAR~12,500,000", "١٢٬٥٠٠٬٠٠٠~ريال قطري"),
        ("12500000", "QAR", "code", "QAR~12,500,000", "١٢٬٥٠٠٬٠٠٠~QAR"),
        ("12500000", "QAR", "name", "12,500,000~Qatari riyals", "١٢٬٥٠٠٬٠٠٠~ريال قطري"),
        ("12500000", "QAR", "symbol", "QAR~12,500,000", "١٢٬٥٠٠٬٠٠٠~ر.ق."),
        ("-12.5", "USD", "symbol", "−US$12.50", "−١٢٫٥٠~US$\u200e"),
        ("1", "EUR", "symbol", "€1", "١~€"),
        ("1", "GBP", "name", "1~British pound", "١~جنيه إسترليني"),
        ("3", "KWD", "code", "KWD~3", "٣~KWD"),
    ],
)
def test_an_amount_names_its_currency_as_it_is_asked_to(amount: str, currency: str, style: str | None, english: str, arabic: str) -> None:
    said = [format_money(Decimal(amount), currency, conv, style).replace("\u00a0", "~") for conv in (ENGLISH, ARABIC)]  # type: ignore[arg-type]
    assert said == [english, arabic]


def text(**more: object) -> str:
    said = "{money}`1500 USD` {money}`1500 USD name` {money}`1500 USD code`"
    money = {"ar": "المبلغ", "en": "Amount", "type": "money"}
    table = {"columns": [money], "rows": [["5 USD"]]}
    data = {**STATEMENT, "body": [{"ar": said, "en": said}, {"table": table}], **more}
    return docgen.render_bytes(parse(data), "txt", layout="en").decode().replace("\u00a0", " ")


def test_the_document_says_how_and_a_role_says_it_for_one_amount() -> None:
    assert "USD 1,500 1,500 US dollars USD 1,500" in text()
    found = text(money_style="symbol")
    assert "US$1,500 1,500 US dollars USD 1,500" in found
    assert "Amount (US$)" in found
    assert "Amount (US dollars)" in text(money_style="name")


def test_a_style_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match="money_style: 'names' is not known here – did you mean 'name'"):
        parse({**STATEMENT, "money_style": "names"})
