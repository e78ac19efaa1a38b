"""How numbers and text strings are written."""

from docgen.writers.pdf.objects.tokens import num, text_string


def test_numbers_are_plain_decimals_of_three_places() -> None:
    assert [num(value) for value in (0, 1.0, 2.5, 1 / 3, -0.0001, 1e-9, 123456.7896)] == ["0", "1", "2.5", "0.333", "0", "0", "123456.79"]


def test_ascii_text_is_a_literal_with_its_brackets_escaped() -> None:
    assert text_string("a (b) \\ c") == "(a \\(b\\) \\\\ c)"


def test_other_text_is_utf_16_with_its_mark() -> None:
    written = text_string("بيان")
    assert bytes.fromhex(written[1:-1]) == b"\xfe\xff" + "بيان".encode("utf-16-be")
