"""List markers of both languages."""

from docgen.document.markers import marker


def test_decimal_markers_count_in_the_side_s_digits() -> None:
    assert [marker("decimal", index, "ar", "arab") for index in (0, 9)] == ["١.", "١٠."]
    assert marker("decimal", 9, "ar", "latn") == marker("decimal", 9, "en", "latn") == "10."


def test_arabic_letters_follow_the_abjad_order_and_english_ones_the_alphabet() -> None:
    assert "".join(marker("abjad", index, "ar", "arab")[0] for index in range(10)) == "أبجدهوزحطي"
    assert "".join(marker("abjad", index, "en", "latn")[0] for index in range(10)) == "abcdefghij"


def test_after_the_last_letter_come_two() -> None:
    assert [marker("abjad", index, "en", "latn") for index in (25, 26, 27, 52)] == ["z.", "aa.", "ab.", "ba."]
    assert [marker("abjad", index, "ar", "arab") for index in (27, 28)] == ["غ.", "أأ."]
