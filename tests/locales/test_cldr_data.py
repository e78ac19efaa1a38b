"""What is printed comes from `docgen/locales/data`, of one CLDR, whatever Babel or CLDR the machine has."""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import available_timezones

import pytest
from peers import version

from docgen.locales import cldr, currencies
from docgen.locales.cldr import VERSION, data, localized_offset, names, signs, territory_names, zone_city, zone_long_name
from docgen.locales.conventions import convention
from docgen.locales.currencies import currency_noun, fraction_digits
from docgen.locales.plurals import category

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"
FILES = sorted((ROOT / "src" / "docgen" / "locales" / "data").glob("*.json"))
ARAB = ["AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"]


@pytest.fixture(scope="module")
def scripts() -> Any:
    """The two scripts as modules: the writer of the data, the lister of changes."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        import cldr_changes
        import make_cldr_data
    finally:
        sys.path.remove(str(SCRIPTS))
    return make_cldr_data, cldr_changes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_says_that_it_is_of_the_version_that_docgen_names(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))["source"].startswith(f"CLDR {VERSION},")


def test_the_data_is_what_the_script_reads_from_that_cldr(scripts: Any) -> None:
    """Byte for byte with a Babel of the same CLDR; with another, every difference is told as a warning, and none is printed by docgen."""
    make, lister = scripts
    if version("babel") == VERSION:
        for name, table in make.tables().items():
            assert (make.TARGET / f"{name}.json").read_text(encoding="utf-8") == make.written(table, make.source())
        return
    found = list(lister.changes(lister.expanded(lister.pinned()), lister.expanded(make.tables())))
    told = "; ".join(f"{place}: {ours} → {theirs}" for place, ours, theirs in found[:5])
    warnings.warn(f"Babel has CLDR {version('babel')}, docgen prints CLDR {VERSION}: {len(found)} differences ({told} …)", stacklevel=1)


def test_the_lister_tells_every_leaf_that_differs(scripts: Any) -> None:
    _, lister = scripts
    ours = {"a": {"x": 1, "y": [1, 2]}, "b": "same", "c": "gone"}
    theirs = {"a": {"x": 1, "y": [1, 3]}, "b": "same", "d": "new"}
    assert list(lister.changes(ours, theirs)) == [("a/y/1", 2, 3), ("c", "gone", None), ("d", None, "new")]


def test_the_lister_compares_what_a_territory_has_in_the_end_not_where_it_is_written(scripts: Any) -> None:
    _, lister = scripts
    ours = {"conventions": {"ar": {"digits": "latn"}, "ar_QA": {"digits": "arab"}, "ar_AE": {}}}
    theirs = {"conventions": {"ar": {"digits": "arab"}, "ar_QA": {}, "ar_AE": {"digits": "latn"}}}
    assert list(lister.changes(lister.expanded(ours), lister.expanded(theirs))) == [("conventions/ar/digits", "latn", "arab")]


def test_a_name_of_another_cldr_is_not_printed_where_the_data_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    category(5, "en")  # the plural rules are Babel's
    names = {"QAR": "another", "QA": "another"}
    other = SimpleNamespace(currencies=names, territories=names, time_zones={"Asia/Qatar": {"city": "another"}})
    for module in (cldr, currencies):
        monkeypatch.setattr(module, "babel_locale", lambda lang: other)
    currencies._forms.cache_clear()
    zone_city.cache_clear()
    assert currency_noun("QAR", 5, "en") == "Qatari riyals"
    assert zone_city("Asia/Qatar", "en") == "Qatar"
    assert convention("ar", "QA").territory == "QA"


def test_what_is_younger_than_the_data_is_had_from_babel(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = cldr.data

    def without(name: str) -> Any:
        return {key: value for key, value in whole(name).items() if key not in ("SEK", "SE")}

    for module in (cldr, currencies):
        monkeypatch.setattr(module, "data", without)
    for cached in (currencies._forms, currencies.known_currency, currencies.fraction_digits, cldr.territory_names, cldr.pinned_territories):
        cached.cache_clear()
    try:
        assert currencies.known_currency("sek") == "SEK"
        assert (currency_noun("SEK", 1, "en"), currency_noun("SEK", 5, "en"), fraction_digits("SEK")) == ("Swedish krona", "Swedish kronor", 2)
        assert territory_names()["SE"] == ("السويد", "Sweden")
        assert convention("en", "SE").territory == "SE"
    finally:
        for cached in (currencies._forms, currencies.known_currency, currencies.fraction_digits, cldr.territory_names, cldr.pinned_territories):
            cached.cache_clear()


@pytest.mark.parametrize("territory", ARAB)
def test_every_arab_territory_has_all_that_is_printed_in_both_languages(territory: str) -> None:
    assert all(territory_names()[territory])
    for conv in (convention("ar", territory), convention("ar", territory, "latn"), convention("en", territory)):
        own = names(conv)
        assert (len(set(own.months)), len(set(own.weekdays)), own.hours in (12, 24)) == (12, 7, True)
        assert all((own.am, own.pm, signs(conv).decimal, signs(conv).group, signs(conv).percent))


@pytest.mark.parametrize("territory", ARAB)
def test_european_digits_have_the_percent_sign_and_its_marks_in_every_territory(territory: str) -> None:
    assert signs(convention("ar", territory, "latn")).percent == "\u200e%\u200e"
    assert signs(convention("ar", territory, "arab")).percent == "٪"
    assert signs(convention("en", territory)).percent == "%"


def test_codes_that_are_no_place_are_no_territories() -> None:
    assert not {"ZZ", "XA", "XB"} & set(territory_names())


def test_every_currency_has_a_name_or_its_code_in_both_languages() -> None:
    for code in data("currencies"):
        assert currency_noun(code, 5, "ar")
        assert currency_noun(code, 5, "en")
        assert 0 <= fraction_digits(code) <= 4
    assert currency_noun("ALK", 5, "ar") == "ALK"


def test_a_city_has_its_arabic_name_under_every_name_of_its_zone() -> None:
    for old, new in [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Egypt", "Africa/Cairo"),
    ]:
        assert zone_city(old, "ar") == zone_city(new, "ar")
        assert not zone_city(old, "ar").isascii()
    assert zone_city("Europe/Kiev", "en") == "Kyiv"


@pytest.mark.parametrize("zone", ["EST", "CET", "UTC"])
def test_a_zone_known_by_its_letters_is_called_by_them(zone: str) -> None:
    assert (zone_city(zone, "ar"), zone_city(zone, "en")) == (zone, zone)


def test_every_zone_of_a_place_on_earth_has_an_arabic_city() -> None:
    places = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))}
    without = {zone for zone in places if zone_city(zone, "ar").isascii()}
    assert len(places) > 400
    assert len(without) < 5, without  # zones younger than CLDR 49


@pytest.mark.parametrize(
    ("zone", "variant", "arabic", "english"),
    [
        ("Asia/Qatar", "standard", "التوقيت العربي الرسمي", "Arabian Standard Time"),
        ("Europe/London", "daylight", "توقيت بريطانيا الصيفي", "British Summer Time"),
        ("Europe/London", "standard", "توقيت غرينتش", "Greenwich Mean Time"),
        ("UTC", "standard", "التوقيت العالمي المنسق", "Coordinated Universal Time"),
    ],
)
def test_zones_have_cldrs_long_names(zone: str, variant: Any, arabic: str, english: str) -> None:
    assert (zone_long_name(zone, variant, "ar"), zone_long_name(zone, variant, "en")) == (arabic, english)


def test_a_zone_without_a_name_is_told_by_its_offset() -> None:
    assert zone_long_name("Asia/Amman", "standard", "ar") is None
    assert [localized_offset(minutes, "en") for minutes in (180, -210, 0)] == ["GMT+03:00", "GMT-03:30", "GMT+00:00"]
    assert localized_offset(180, "ar") == "غرينتش+03:00"
