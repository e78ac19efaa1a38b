"""The page of the service in a browser: what a person does who has never seen YAML, and what becomes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from browser import Browser
from web_validators import markup_errors

from docgen.model.kinds import kinds
from docgen.reading import schema, starter
from docgen.serve.data import as_data

PAGE = Path(str(resources.files("docgen.serve") / "page"))
OWN = str(Path(__file__).parents[2] / "examples" / "own-kind" / "visit-permit")
LABELS: dict[str, Any] = json.loads((PAGE / "labels.json").read_text(encoding="utf-8"))
WORDS: dict[str, Any] = json.loads((PAGE / "words.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["ar", "en"])
def browser(request: pytest.FixtureRequest, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose user reads that language, with the page in it."""
    made = Browser(tmp_path_factory.mktemp(f"browser-{request.param}"), request.param)
    try:
        made.go(address)
        made.until("document.querySelector('#pages img')")
        yield made
        assert made.errors == []
    finally:
        made.close()


def text_of(path: str, lang: str) -> str:
    return f'[data-path="{path}.{lang}"] textarea'


def page_of(browser: Browser) -> str:
    found: str = browser.run("document.querySelector('#pages img').dataset.hash")
    return found


def language(browser: Browser) -> str:
    found: str = browser.run("document.documentElement.lang")
    return found


def work(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(browser.run("sessionStorage.getItem('docgen.work')"))
    return found


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_a_statement_is_written_by_the_form_a_mistake_is_seen_at_its_field_and_files_are_downloaded(browser: Browser, width: int) -> None:
    browser.resize(width, 844)
    if width == 390:
        browser.click("#tabs [data-tab=write]")
    assert browser.run("document.documentElement.dir") == ("rtl" if language(browser) == "ar" else "ltr")
    browser.run("document.querySelector('#form').hidden || document.querySelector('.sheet').scrollTo(0, 0)")
    before = page_of(browser)
    browser.type(text_of("headline", "ar"), f"عنوان بعرض {width}")
    browser.type(text_of("headline", "en"), "")
    told = browser.until("document.querySelector('[data-path=\"headline.en\"] .told p')?.innerText")
    assert ("النص الإنجليزي غير موجود" if language(browser) == "ar" else "the English text is missing") in told
    assert browser.run(f"document.querySelector('{text_of('headline', 'en')}').getAttribute('aria-invalid')") == "true"
    assert browser.run("document.querySelector('#findings li.error') !== null")
    browser.type(text_of("headline", "en"), f"A headline of {width}")
    browser.until(f"document.querySelector('#pages img').dataset.hash !== '{before}' && !document.querySelector('#form .told p')")
    add = "[data-path=body] > .items > .adding > button.add"
    browser.click(add)
    browser.send("Input.insertText", text="فقرة." if language(browser) == "ar" else "Paragraph.")
    browser.key("Tab")
    browser.send("Input.insertText", text="Paragraph." if language(browser) == "ar" else "فقرة.")
    browser.until("JSON.parse(sessionStorage.getItem('docgen.work')).text.includes('فقرة.') && !document.querySelector('#form .told p')")
    if width == 390:
        browser.click("#tabs [data-tab=pages]")
    for format, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        browser.click("#download summary")
        browser.click(f"#download [data-format={format}]")
        file = browser.downloaded(f".{format}")
        assert file.read_bytes().startswith(start)
        file.unlink()
    assert as_data(work(browser)["text"])["headline"] == {"ar": f"عنوان بعرض {width}", "en": f"A headline of {width}"}
    assert "# or issuers" in work(browser)["text"], "comments of the text stay"


def test_axe_finds_nothing_in_the_way_of_anybody(browser: Browser) -> None:
    for width in (1280, 390):
        browser.resize(width, 900)
        if width == 390:
            browser.click("#tabs [data-tab=write]")
        browser.run("document.querySelectorAll('details').forEach(one => (one.open = true))")
        assert browser.violations() == []
    browser.resize(1280, 900)


def test_text_and_form_are_two_views_of_one_input(browser: Browser) -> None:
    browser.resize(1280, 900)
    before = work(browser)["text"]
    browser.click("[data-mode=text]")
    browser.until("!document.querySelector('#editor').hidden")
    assert browser.run("document.querySelector('#yaml').value") == before
    browser.run("(()=>{const a=document.querySelector('#yaml');a.focus();a.setSelectionRange(0,0)})()")
    browser.send("Input.insertText", text="haedline: 1\n")
    browser.until("document.querySelector('.line.error')")
    line = browser.run("document.querySelector('#findings li.error button').click(),document.querySelector('#yaml').selectionStart")
    assert line == 0
    assert "haedline" in browser.run("document.querySelector('#findings').innerText")
    browser.run("document.querySelector('#yaml').value=document.querySelector('#yaml').value.replace('haedline: 1\\n','')")
    browser.run("document.querySelector('#yaml').dispatchEvent(new Event('input'))")
    browser.until("!document.querySelector('.line.error')")
    browser.click("[data-mode=form]")
    browser.until("document.querySelector('#form [data-path=headline]')")
    assert work(browser)["text"] == before


def test_a_reload_loses_nothing_and_the_other_language_is_kept(browser: Browser, address: str) -> None:
    browser.resize(1280, 900)
    lang = language(browser)
    browser.click("[data-mode=form]")
    browser.type(text_of("headline", "en"), "Kept over a reload")
    browser.until("JSON.parse(sessionStorage.getItem('docgen.work')).text.includes('Kept over a reload')")
    before = work(browser)
    browser.click("#language")
    browser.until(f"document.documentElement.lang !== '{lang}'")
    browser.go(address)
    browser.until("document.querySelector('#pages img') && !document.querySelector('#notice').hidden")
    assert language(browser) != lang
    assert work(browser)["text"] == before["text"]
    browser.click("#language")
    browser.until(f"document.documentElement.lang === '{lang}'")


def test_every_kind_has_a_form_in_which_all_of_its_starter_is_shown_and_nothing_changed(browser: Browser) -> None:
    # one half of the kinds in each language
    script = """(async (schema, data) => {
        const [{ Form }, { Words }] = [await import('./form.js'), await import('./words.js')];
        const host = document.createElement('div');
        const form = new Form(host, await Words.load(document.documentElement.lang), () => undefined);
        form.show(schema, structuredClone(data));
        const paths = [...host.querySelectorAll('[data-path]')].map((one) => one.dataset.path);
        return {same: JSON.stringify(form.data) === JSON.stringify(data), raw: host.querySelectorAll('.raw').length,
            values: [...host.querySelectorAll('textarea, input, select')].map((one) => one.value),
            twice: paths.filter((one, index) => paths.indexOf(one) !== index)};
    })"""
    for kind in (*kinds(), OWN)[language(browser) == "ar" :: 2]:
        data = as_data(starter(kind))
        found = browser.run(f"{script}({json.dumps(schema(kind))}, {json.dumps(data)})")
        assert found["same"], kind
        assert (found["raw"], found["twice"]) == (0, []), kind
        shown = set(found["values"])
        assert [text for text in _texts(data) if text not in shown] == [Path(kind).name]


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, (dict, list)):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield data


def _fields(part: Any, within: str = "", field: str = "") -> Iterator[tuple[str, str, Any]]:
    """Fields and words of a schema: where they stand, what they are called, and a word that may be chosen there (`None`: the field itself)."""
    if isinstance(part, list):
        for one in part:
            yield from _fields(one, within, field)
    if not isinstance(part, dict):
        return
    for word in [*part.get("enum", []), *([part["const"]] if "const" in part else [])]:
        yield within, field, word
    for name, one in part.get("properties", {}).items():
        yield within, name, None
        yield from _fields(one, within, name)
    for name, one in part.get("$defs", {}).items():
        yield from _fields(one, name)
    for key in ("anyOf", "oneOf", "items", "prefixItems", "additionalProperties"):
        yield from _fields(part.get(key), within, field)


@pytest.mark.parametrize("kind", kinds())
def test_every_field_and_every_choice_of_a_shipped_kind_is_named_in_both_languages(kind: str) -> None:
    nameless = set()
    for within, field, word in _fields(schema(kind)):
        if word is None:
            found = LABELS["fields"].get(f"{within}.{field}") or LABELS["fields"].get(field)
        elif field in ("docgen", "kind") or word is True:
            continue
        else:
            found = LABELS["choices"].get(f"{field}:{word}") or LABELS["choices"].get(str(word).lower())
        if not found or not found.get("ar") or not found.get("en"):
            nameless.add((within, field, word))
    assert nameless == set()


def test_the_page_s_own_words_are_there_in_both_languages() -> None:
    assert WORDS["ar"].keys() == WORDS["en"].keys()
    said = "".join(file.read_text(encoding="utf-8") for file in PAGE.glob("*.*") if file.suffix in (".js", ".html"))
    used = set(re.findall(r'say\("(\w+)"', said)) | set(re.findall(r'data-word(?:-label)?="(\w+)"', said))
    assert used <= WORDS["en"].keys()


def test_the_page_takes_nothing_from_elsewhere_and_is_right_markup(tmp_path: Path) -> None:
    for file in PAGE.iterdir():
        if file.suffix in (".js", ".html", ".css"):
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?://|//[a-z]+\.|@import|eval\(|innerHTML", text), file.name
    assert markup_errors([PAGE / "index.html"], tmp_path) == []
