"""Bilingual text: one text or two, NFC, its markup and roles."""

import unicodedata

import pytest

from docgen.errors import InputError
from docgen.model import Bilingual, PressStatement
from docgen.source import compose, from_text


def said(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.message for problem in error.value.problems]


def test_one_text_stands_for_both_languages() -> None:
    both = Bilingual.model_validate("B2B")
    assert (both.ar, both.en) == ("B2B", "B2B")
    assert str(both) == "B2B"


def test_text_is_brought_to_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "أذربيجان é")
    assert Bilingual(ar=decomposed, en="x").ar == unicodedata.normalize("NFC", decomposed)


def test_a_number_is_text_as_it_was_written() -> None:
    value = compose(from_text("a: 007\nb: 4.50")).data
    assert Bilingual.model_validate(value["a"]).ar == "007"
    assert Bilingual.model_validate(value["b"]).en == "4.50"


def test_truth_is_having_text() -> None:
    assert Bilingual(ar="س")
    assert not Bilingual()
    assert list(Bilingual(en="x").sides()) == [("en", "x")]


@pytest.mark.parametrize("value", [None, True, ["x"], 3.5j])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="must be text"):
        Bilingual.model_validate(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{date}`2021-02-30`", "February 2021 has no day 30"),
        ("{dat}`2021-02-03`", "there is no role {dat}"),
        ("{time}`25:00`", "'25:00' is not a time of the day"),
        ("{number}`12x`", "'12x' is not a number"),
        ("{percent}`x %`", "'x' is not a number"),
        ("{money}`12 QAX`", "unknown currency 'QAX'"),
        ("{money}`12`", "'12' is not an amount of money"),
        ("{hijri}`1443-13-01 AH`", "has no month 13"),
        ("{date}", None),
        ("{ltr}``", "has no value between two backquotes"),
        ("{ltr}` `", "the role {ltr} is empty"),
        ("{date}`2021-02-03", "has no value between two backquotes"),
    ],
)
def test_a_wrong_role_is_told(text: str, message: str | None) -> None:
    if message is None:
        assert Bilingual(en=text).en == text
        return
    with pytest.raises(InputError) as error:
        Bilingual(en=f"On {text} it was.")
    assert message in said(error)[0]


def test_all_wrong_roles_of_a_text_are_told() -> None:
    with pytest.raises(InputError) as error:
        Bilingual(en="{date}`x` and {number}`y` and {money}`12 QAR`")
    assert len(error.value.problems) == 2


@pytest.mark.parametrize(
    "text",
    [
        "{date}`2021-10-18`",
        "{date}`1443-03-12 AH`",
        "{date}`١٢ ربيع الأول ١٤٤٣ هـ`",
        "{time}`14:30`",
        "{number}`12500000`",
        "{percent}`4.5`",
        "{percent}`٤٫٥٪`",
        "{money}`12500000 QAR`",
        "{money}`QAR 1,250.50`",
        "{hijri}`2021-10-18`",
        "{gregorian}`1443-03-12 AH`",
        "{ltr}`+974 4400 1234`",
        "{term}`anything`",
    ],
)
def test_right_roles_pass(text: str) -> None:
    assert Bilingual(ar=text, en=text)


def test_both_languages_are_required_in_a_document() -> None:
    whole = {"date": "2021-10-19", "issuer": {"name": "x"}, "body": ["x"]}
    with pytest.raises(InputError) as error:
        PressStatement(headline=Bilingual(ar="عنوان"), **whole)
    assert said(error) == ["the English text is missing"]
    assert error.value.problems[0].place.path == "headline.en"
    assert PressStatement(headline={"ar": "عنوان"}, languages=["ar"], **whole).headline.en is None
    assert PressStatement(headline={"ar": "عنوان"}, allow_untranslated=True, **whole).headline.ar == "عنوان"


def test_an_empty_side_is_a_missing_one() -> None:
    with pytest.raises(InputError) as error:
        PressStatement(headline={"ar": "عنوان", "en": "  "}, date="2021-10-19", issuer={"name": "x"}, body=["x"])
    assert said(error) == ["the English text is empty"]


def test_models_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Bilingual(ar="x").ar = "y"  # type: ignore[misc]
