"""Pairs in XLIFF 1.2 and 2.0: inline codes are no text, segments are told by their ids."""

from __future__ import annotations

import pytest

from docgen.bitext.kinds import from_bytes
from docgen.checks.bitexts import check_bitext
from docgen.errors import InputError

V12 = '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
OF_12 = V12 + '<file original="a" datatype="plaintext" source-language="en-GB" target-language="ar"><body>{}</body></file></xliff>'
OF_20 = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ar-QA" trgLang="en"><file id="f">{}</file></xliff>'


def told(text: str, name: str = "letters.xlf") -> list[str]:
    return [str(problem) for problem in check_bitext(from_bytes(text.encode(), name)).problems]


def test_a_difference_is_told_at_its_unit_and_line() -> None:
    units = (
        '<trans-unit id="a1"><source>25 members attended</source><target>حضر 25 عضوًا</target></trans-unit>\n'
        '<group><trans-unit id="a2">\n<source>On 18 October 2021</source>\n<target>في 19 أكتوبر 2021</target></trans-unit></group>'
    )
    (line,) = told(OF_12.format(units))
    assert (
        line
        == "letters.xlf:4: error [DG102]: trans-unit a2, source: the date 18 October 2021 is 19 أكتوبر 2021 in the Arabic text – make both the same"
    )


def test_the_content_of_spans_is_text_and_codes_are_none() -> None:
    unit = (
        '<trans-unit id="1"><source>The <g id="1">25</g> members <ph id="2">{n:99}</ph><bpt id="3">&lt;b7&gt;</bpt>met<ept id="3">&lt;/b&gt;</ept>'
        '<x id="4"/></source><target>اجتمع <mrk mtype="term"><g id="1">25</g></mrk> عضوًا<x id="4"/></target>'
        "<alt-trans><source>1</source><target>عضو 44</target></alt-trans></trans-unit>"
    )
    found = from_bytes(OF_12.format(unit).encode(), "a.xlf")
    assert [pair.en.text for pair in found.pairs] == ["The 25 members \ufffcmet\ufffc"]
    assert check_bitext(found).problems == ()


def test_segments_of_version_2_are_told_by_unit_and_segment() -> None:
    unit = (
        '<unit id="u1"><notes><note>12</note></notes><segment id="s1"><source>حضر <pc id="1">25</pc> عضوًا</source>'
        '<target>The <pc id="1">24</pc> members <ph id="9" equiv="55"/> came</target></segment>'
        "<ignorable><source> 9 </source></ignorable><segment><source>في 18 أكتوبر 2021</source><target>On 18 October 2021</target></segment></unit>"
    )
    (line,) = told(OF_20.format(unit))
    assert "unit u1, segment s1, target: the number 24 is 25 in the Arabic text" in line


def test_what_is_not_translated_is_told() -> None:
    units = (
        '<trans-unit id="1"><source>Hello to all</source></trans-unit><trans-unit id="2"><source>Hello again</source><target/></trans-unit>'
        '<trans-unit id="3" translate="no"><source>Hello</source></trans-unit><trans-unit id="4"><source>12</source></trans-unit>'
        '<trans-unit id="5"><source>To all</source><target>إلى الجميع</target></trans-unit>'
    )
    assert ["DG110" in line and "has no Arabic target" in line for line in told(OF_12.format(units))] == [True, True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OF_12.format("").replace('"ar"', '"fr"'), "is in en-GB and fr; docgen compares Arabic and English"),
        ('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>', "declares a document type or entities"),
        ("<html/>", "is no XLIFF file, but XML of the kind 'html'"),
        (OF_12.format("<trans-unit>"), "is not well-formed XML"),
        (V12 + "<body><trans-unit id='1'><source>a</source></trans-unit></body></xliff>", "does not say its languages"),
        (V12 + "<file source-language='en' target-language='ar'/></xliff>", "nothing was compared"),
    ],
)
def test_what_cannot_be_compared_is_an_error(text: str, message: str) -> None:
    try:
        found = " ".join(told(text))
    except InputError as error:
        found = str(error)
    assert message in found
    assert "letters.xlf" in found


def test_it_is_known_by_its_content() -> None:
    text = OF_20.format('<unit id="1"><segment><source>حضر 25</source><target>24 came</target></segment></unit>')
    assert len(told(text, "letters.txt")) == 1
    assert len(check_bitext(from_bytes(text.encode("utf-16"), "letters")).problems) == 1
