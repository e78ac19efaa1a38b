"""What the page does where something goes wrong: nothing that was written is lost, and nothing stays unsaid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from browser import Browser

from docgen.serve.data import as_data

_UNDO = "[...document.querySelectorAll('#notice button')].find((one) => one.textContent === 'تراجع')"

_BUSY_AT_FIRST = """(() => {
    const ask = window.fetch;
    window.refused = [];
    window.fetch = (path, given) => {
        if (!/^(about|schema)/.test(path) || window.refused.includes(path)) return ask(path, given);
        window.refused.push(path);
        return Promise.resolve(new Response("", { status: 429 }));
    };
})()"""


@pytest.fixture(scope="module")
def browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """An Arabic reader's, with the page in it."""
    made = Browser(tmp_path_factory.mktemp("browser"), "ar")
    try:
        made.go(address)
        made.until("document.querySelector('#pages img') && document.querySelector('[data-path=headline]')")
        yield made
    finally:
        made.close()


def text(browser: Browser) -> str:
    found: str = browser.run("JSON.parse(sessionStorage.getItem('docgen.work')).text")
    return found


def data(browser: Browser) -> dict[str, Any]:
    """What the text says, when the form has nothing that it has not."""
    browser.until("!JSON.parse(sessionStorage.getItem('docgen.work')).data && !document.querySelector('#state').dataset.busy")
    found: dict[str, Any] = as_data(text(browser))
    return found


def opened(browser: Browser, content: str, name: str = "a.yaml") -> None:
    """Opens a file as its button does; `content` is the expression of its parts."""
    browser.run(
        f"(()=>{{const t=new DataTransfer();t.items.add(new File({content},{json.dumps(name)}));"
        "const f=document.querySelector('#file');f.files=t.files;f.dispatchEvent(new Event('change'))})()"
    )
    browser.until("document.querySelector('#ask').open")
    browser.run("document.querySelector('#ask-yes').click()")
    browser.until("!document.querySelector('#ask').open")


def day(browser: Browser, value: str) -> None:
    browser.type("[data-path=date] .day input:first-child", value)


def test_what_is_taken_away_comes_back_with_all_that_was_typed_since(browser: Browser) -> None:
    before = data(browser)
    browser.click("[data-path='body[0]'] .icon-button.remove")
    browser.until("document.querySelector('#notice').innerText.includes('حُذف')")
    browser.click("[data-path=issuer] > .field-head > .icon-button")
    browser.type('[data-path="headline.ar"] textarea', "كُتب بعد الحذف")
    assert "issuer" not in data(browser)
    browser.run("document.activeElement.blur()")
    browser.send("Input.dispatchKeyEvent", type="keyDown", key="z", code="KeyZ", windowsVirtualKeyCode=90, modifiers=2)
    browser.until("document.querySelector('[data-path=issuer]')")
    browser.click("#undo")
    expected = {**before, "headline": {**before["headline"], "ar": "كُتب بعد الحذف"}}
    browser.until("document.querySelector('#undo').disabled")
    assert data(browser) == expected
    assert [*data(browser)] == [*before], "in the order in which they were"
    browser.type('[data-path="headline.ar"] textarea', before["headline"]["ar"])


def test_undo_is_beside_what_was_taken_away(browser: Browser) -> None:
    before = data(browser)
    browser.click("[data-path='body[0]'] .icon-button.remove")
    browser.until(_UNDO)
    assert data(browser) != before
    browser.run(f"{_UNDO}.click()")
    browser.until("document.querySelector('#undo').disabled")
    assert data(browser) == before


def test_what_comes_back_has_its_comments_and_its_way_of_writing(browser: Browser) -> None:
    before = text(browser)
    written = before.replace("\nbody:\n", "\nbody:\n  # of the first\n  - {ar: أولى, en: First}  # beside it\n")
    assert written != before
    opened(browser, json.dumps([written]))
    browser.until("document.querySelector('[data-path=\"body[0].en\"] textarea')?.value === 'First'")
    browser.click("[data-path='body[0]'] .icon-button.remove")
    browser.until(_UNDO)
    assert data(browser)["body"][0] != {"ar": "أولى", "en": "First"}
    assert "beside it" not in text(browser)
    browser.type('[data-path="headline.en"] textarea', "Written since")
    data(browser)
    browser.click("#undo")
    browser.until("document.querySelector('[data-path=\"body[0].en\"] textarea')?.value === 'First'")
    assert data(browser)["headline"]["en"] == "Written since"
    assert "  # of the first\n  - {ar: أولى, en: First}  # beside it\n" in text(browser)
    opened(browser, json.dumps([before]))
    browser.until("document.querySelector('[data-path=\"body[0].en\"] textarea')?.value !== 'First'")


def test_what_is_pasted_has_the_characters_that_a_document_may_have(browser: Browser) -> None:
    browser.click('[data-path="headline.ar"] textarea')
    browser.run("document.activeElement.select(), document.execCommand('insertText', false, 'من\\u000bوورد\\u0007\\u0000\\ud83d')")
    assert data(browser)["headline"]["ar"] == "من\nوورد"
    assert browser.run("[document.activeElement.value, document.activeElement.selectionStart]") == ["من\nوورد", 7]
    browser.type('[data-path="headline.ar"] textarea', "عنوان")


def test_two_fields_that_are_called_alike_are_told_apart(browser: Browser) -> None:
    script = """(async () => {
        const [{ Form }, { Words }] = [await import('./form.js'), await import('./words.js')];
        const host = document.createElement('div');
        const words = await Words.load('ar');
        words.own = { fields: { from: { ar: 'اليوم' }, until: { ar: 'اليوم' }, guest: { ar: 'الضيف' } }, choices: {}, files: [] };
        const field = { type: 'string', description: 'A field' };
        new Form(host, words, () => undefined).show({ type: 'object', required: ['a', 'guest', 'guests'],
            properties: { a: field, guest: field, guests: field, date: field, from: field, until: field } }, { from: '1', until: '2' });
        return [...host.querySelectorAll('label')].map((one) => one.firstChild.textContent.replace(/[\\u2066-\\u2069]/g, ''));
    })()"""
    found = browser.run(script)
    assert len(found) == len(set(found))
    assert {"الضيف (guest)", "الضيف (guests)"} <= set(found)


def test_a_long_wait_for_the_pages_is_said(browser: Browser) -> None:
    browser.run(
        "(()=>{const ask=window.fetch;window.askAsBefore=()=>(window.fetch=ask);"
        "window.fetch=(path,given)=>/^preview/.test(path)?new Promise((done)=>(window.answers=()=>done(ask(path,given)))):ask(path,given)})()"
    )
    browser.type('[data-path="headline.en"] textarea', "Waited for")
    browser.until("document.querySelector('#state').innerText.includes('يُحدَّث العرض')")
    browser.run("window.askAsBefore(), window.answers()")
    browser.until("document.querySelector('#state').innerText.includes('العرض محدَّث')")


@pytest.mark.parametrize(
    ("base", "wanted", "now", "expected"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3}, {"a": 9, "b": 2}, {"a": 9, "b": 2, "c": 3}),
        (["x", "z"], ["x", "y", "z"], ["x", "z", "w"], ["x", "y", "z", "w"]),
        (["x", "z"], ["x", "y", "z"], ["X", "Z"], ["X", "y", "Z"]),
        (["b", "a"], ["a", "b"], ["b!", "a"], ["a", "b!"]),
        ({}, {"p": {"n": 1}}, {"p": {"m": 2}}, {"p": {"n": 1, "m": 2}}),
        ({"l": []}, {"l": ["x"]}, {"l": ["y"]}, {"l": ["x", "y"]}),
        ({"p": 1}, {}, {"p": 2}, {"p": 2}),
    ],
)
def test_undoing_keeps_what_was_changed_since(browser: Browser, base: Any, wanted: Any, now: Any, expected: Any) -> None:
    called = ", ".join(json.dumps(one) for one in (base, wanted, now))
    assert browser.run(f"import('./history.js').then(({{ changed }}) => changed({called}))") == expected


def test_another_calendar_keeps_the_day_and_its_place(browser: Browser) -> None:
    day(browser, "2026-05-11")
    keys = [*data(browser)]
    calendar = "[data-path=date] .date select"
    browser.choose(calendar, "hijri")
    assert data(browser)["date"] == "1447-11-24 AH"
    browser.choose(calendar, "both")
    assert data(browser)["date"] == {"gregorian": "2026-05-11", "hijri": "1447-11-24"}
    browser.type("[data-path=date] .day:nth-child(2) input", "1447-11-25")
    browser.choose(calendar, "gregorian")
    browser.choose(calendar, "both")
    assert data(browser)["date"] == {"gregorian": "2026-05-11", "hijri": "1447-11-25"}, "as it was announced"
    browser.choose(calendar, "gregorian")
    day(browser, "")
    assert "date" not in data(browser)
    day(browser, "1985-05-11")
    assert data(browser)["date"] == "1985-05-11"
    browser.choose(calendar, "hijri")
    assert "1985-05-11" in browser.until("document.querySelector('[data-path=date] .date > .otherwise')?.innerText")
    browser.choose(calendar, "gregorian")
    assert data(browser)["date"] == "1985-05-11"
    assert [*data(browser)] == keys, "a date that is typed anew stands where it stood"


def test_a_year_of_the_other_calendar_is_told_beside_the_day(browser: Browser) -> None:
    day(browser, "١٤٤٧-١١-٢٤")
    assert "هجرية" in browser.until("document.querySelector('[data-path=date] .day .otherwise:not([hidden])')?.innerText")
    browser.click("[data-path=date] .day .otherwise button")
    browser.until("document.querySelector('[data-path=date] .date select').value === 'hijri'")
    assert data(browser)["date"] == "1447-11-24 AH"
    assert "القعدة" in browser.run("document.querySelector('[data-path=date] output').innerText")
    browser.choose("[data-path=date] .date select", "gregorian")
    assert data(browser)["date"] == "2026-05-11"
    day(browser, "1447/11/25")
    browser.choose("[data-path=date] .date select", "both")
    assert data(browser)["date"] == {"gregorian": "2026-05-12", "hijri": "1447/11/25"}
    browser.choose("[data-path=date] .date select", "gregorian")


def test_a_form_asks_for_no_file_and_speaks_no_yaml(browser: Browser) -> None:
    shown = browser.run("[...document.querySelectorAll('#form .chip, #form .add, #form label, #form .name')].map((one) => one.innerText).join('\\n')")
    for word in ("الشعار", "صورة", "ملفات مشتركة", "قاموس"):
        assert word not in shown, word
    browser.type('[data-path="headline.en"] textarea', "")
    browser.until("document.querySelector('[data-path=\"headline.en\"] .told p')")
    told = browser.run("document.querySelector('#form').innerText + document.querySelector('#findings').innerText")
    assert "allow_untranslated" not in told
    browser.click("[data-mode=text]")
    browser.until("document.querySelector('#findings').innerText.includes('allow_untranslated')")
    browser.click("[data-mode=form]")
    browser.type('[data-path="headline.en"] textarea', "A headline")


def test_a_download_asks_only_for_what_its_format_heeds_and_says_so(browser: Browser) -> None:
    theme = browser.run("[...document.querySelector('#theme').options].at(-1).value")
    browser.choose("#theme", theme)
    browser.click("#download summary")
    browser.click("#download [data-format=txt]")
    assert browser.downloaded(".txt").stat().st_size
    browser.until("document.querySelector('#notice:not([hidden])')?.innerText.includes('ولا يُراعى فيه: المظهر')")


def test_a_reload_shows_what_was_chosen(browser: Browser, address: str) -> None:
    browser.choose("#theme", browser.run("[...document.querySelector('#theme').options].at(-1).value"))
    browser.choose("#layout", "stacked")
    browser.until("JSON.parse(sessionStorage.getItem('docgen.work')).layout")
    chosen = "['kind', 'layout', 'theme'].map((one) => document.getElementById(one).value)"
    before = browser.run(chosen)
    browser.go(address)
    browser.until("document.querySelector('#pages img')")
    assert browser.run(chosen) == before
    assert "" not in before
    browser.choose("#layout", "")
    browser.choose("#theme", "")


def test_a_file_that_is_no_text_is_refused_and_one_of_no_kind_shows_no_other_document(browser: Browser) -> None:
    before = text(browser)
    opened(browser, "[new Uint8Array([0xc7, 0xe1, 0xd3, 0xe1, 0xc7, 0xe3])]", "قديم.yaml")
    browser.until("document.querySelector('#notice:not([hidden])')?.innerText.includes('Windows-1256')")
    assert text(browser) == before
    opened(browser, r"['docgen: 1\nkind: nothing-known\nheadline: x\n']")
    browser.until("document.querySelector('#form .unreadable') && !document.querySelector('#pages img')")
    assert browser.run("document.querySelector('#kind').value") == ""
    assert "نوع معروف" in browser.run("document.querySelector('#form').innerText")
    opened(browser, r"['docgen: 1\nkind: press-statement\nheadline: {ar: ا, en: b\nbody: 1\n']")
    bracket = browser.until("[...document.querySelectorAll('#findings bdi')].find((one) => one.innerText === '}')?.dir")
    assert bracket == "ltr", "a bracket alone is not mirrored"
    opened(browser, json.dumps([before]))
    browser.until("document.querySelector('[data-path=headline]') && document.querySelector('#pages img')")


def test_each_tab_keeps_its_work_and_is_told_of_the_other(browser: Browser) -> None:
    before = text(browser)
    browser.run(
        "localStorage.setItem('docgen.work.other', JSON.stringify({kind: 'press-statement', text: 'of another tab', starter: '', at: Date.now()})),"
        "window.dispatchEvent(new StorageEvent('storage', {key: 'docgen.work.other', newValue: '{}'}))"
    )
    browser.until("document.querySelector('#notice:not([hidden])')?.innerText.includes('تبويب آخر')")
    browser.type('[data-path="headline.en"] textarea', "Of this tab")
    assert data(browser)["headline"]["en"] == "Of this tab" != before
    kept = browser.run("Object.keys(localStorage).filter((one) => one.startsWith('docgen.work.')).map((one) => JSON.parse(localStorage[one]).text)")
    assert "of another tab" in kept
    assert any("Of this tab" in one for one in kept)
    script = (
        "import('./kept.js').then(({ restored }) => (sessionStorage.clear(), restored()))"
        ".then(({ work, others }) => [work.text, others.map((one) => one.text)])"
    )
    newest, others = browser.run(script)
    assert "Of this tab" in newest
    assert others == ["of another tab"], "a new tab is offered what the others wrote"
    browser.type('[data-path="headline.en"] textarea', "Of this tab again")
    browser.until("sessionStorage.getItem('docgen.work')")


def test_what_the_service_refuses_at_first_is_told_and_asked_again(browser: Browser, address: str) -> None:
    script = browser.send("Page.addScriptToEvaluateOnNewDocument", source=_BUSY_AT_FIRST)["identifier"]
    browser.go(address)
    browser.until("document.querySelector('#state').innerText.includes('لا يستطيع الخادم الإجابة الآن')")
    browser.until("document.querySelector('#form .unreadable')?.innerText.includes('429')")
    browser.until("document.querySelector('[data-path=headline]') && document.querySelector('#pages img')")
    browser.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    assert browser.run("window.refused") == ["about", "schema/press-statement"]
