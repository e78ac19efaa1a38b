"""The labels: both languages, and Arabic that is Arabic."""

from __future__ import annotations

import re

from docgen.locales.labels import labels


def test_every_label_has_words_in_both_languages():
    for name, label in labels().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name), name
        assert label["ar"].strip()
        assert label["en"].strip()


def test_arabic_labels_hold_no_latin_comma_and_english_ones_no_arabic():
    for name, label in labels().items():
        assert "," not in label["ar"], name
        assert not re.search("[\u0600-\u06ff]", label["en"]), name
        assert not re.search("[\ufb50-\ufeff\u200e\u200f\u06a9\u06cc]", label["ar"]), name


def test_page_labels_hold_both_numbers():
    assert all("{page}" in words and "{pages}" in words for words in labels()["page-of"].values())
