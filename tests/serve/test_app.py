"""What the service answers at each of its paths."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile

import pytest
from starlette.testclient import TestClient
from statements import STATEMENT, STATEMENT_TEXT

import docgen
from docgen.serve.app import application
from docgen.serve.settings import Settings
from docgen.source import from_bytes

PNG = b"\x89PNG\r\n\x1a\n"
ARABIC = re.compile("[\u0621-\u064a]")
SAME_WORDS = {"ar": "نص.", "en": "Text."}


def yaml(**changes) -> bytes:
    return json.dumps({**STATEMENT, **changes}, ensure_ascii=False).encode()


def told(answer) -> list[tuple[str | None, str]]:
    return [(one["path"], one["message"]) for one in answer.json()["findings"]]


def test_an_input_becomes_the_file_that_the_library_makes(client):
    answer = client.post("/render/pdf", content=STATEMENT_TEXT.encode())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == "attachment; filename=\"press-statement.pdf\"; filename*=UTF-8''press-statement.pdf"
    assert answer.content[:5] == b"%PDF-"
    word = client.post("/render/docx?layout=stacked", content=STATEMENT_TEXT.encode())
    assert word.content == docgen.render_bytes(docgen.loads(STATEMENT_TEXT), "docx", layout="stacked")


def test_a_file_has_the_reference_for_its_name_in_whatever_letters(client):
    answer = client.post("/render/txt", content=yaml(reference="و/١٢"))
    assert answer.headers["content-disposition"].endswith("filename*=UTF-8''%D9%88-%D9%A1%D9%A2.txt")
    assert answer.headers["content-disposition"].isascii()


def test_warnings_of_a_good_file_are_told_in_a_header_and_whole_in_json(client):
    data = yaml(source="full")
    answer = client.post("/render/docx", content=data)
    assert answer.headers["docgen-findings-count"] == "1"
    (finding,) = json.loads(answer.headers["docgen-findings"])
    assert finding["severity"] == "warning"
    assert finding["path"] == "source"
    whole = client.post("/render/docx", content=data, headers={"Accept": "application/json"}).json()
    assert [one["message"] for one in whole["findings"]] == [finding["message"]]
    assert base64.b64decode(whole["files"][0]["data"]) == answer.content


def test_pictures_of_several_pages_are_a_zip_of_them(client):
    long = yaml(body=[{"ar": "نص الفقرة. " * 60, "en": "The text of it. " * 60}] * 12)
    answer = client.post("/render/png?ppi=40", content=long)
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist()[:2] == ["press-statement-1.png", "press-statement-2.png"]
        assert archive.read("press-statement-1.png").startswith(PNG)


def test_a_wrong_input_is_told_with_places_in_the_language_that_is_asked_for(client):
    data = b"docgen: 1\nkind: press-statement\nheadlin: x\n"
    answer = client.post("/render/pdf", content=data)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    first = next(one for one in answer.json()["findings"] if one["path"] == "headlin")
    assert (first["file"], first["line"], first["column"]) == ("input.yaml", 3, 1)
    assert "headline" in first["hint"]
    by_header = client.post("/render/pdf", content=data, headers={"Accept-Language": "ar-QA,ar;q=0.9,en;q=0.5"}).json()
    by_parameter = client.post("/render/pdf?lang=ar", content=data).json()
    assert by_header == by_parameter
    assert any("مفتاح غير معروف" in message for _, message in [(one["path"], one["message"]) for one in by_header["findings"]])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("layot=stacked", "there is no option 'layot'"),
        ("layout=sideways", "layout='sideways' is not known"),
        ("page=A9", "page=A9"),
        ("bleed=far", "bleed=far"),
        ("ppi=many", "ppi='many' is no number"),
        ("ppi=1_00", "ppi='1_00' is no number"),
        ("ppi=nan", "ppi='nan' is no number"),
        ("family=Nope", "there is no font family 'Nope' here"),
        ("qr=" + "x" * 4000, "the QR code's text is 4000 characters long"),
        ("qr={number}", "asks for {number}, which is not known"),
        ("layout=ar&layout=en", "layout is given twice"),
        ("fonts=/usr", "fonts is no option of a service"),
        ("allow_outside=true", "allow_outside is no option of a service"),
        ("template=/etc", "there is no template '/etc' here"),
        ("template=tests", "there is no template 'tests' here"),
        ("theme=../classic.yaml", "there is no theme '../classic.yaml' here"),
        ("marks=maybe", "marks='maybe' is not known"),
        ("embed_fonts=all", "embed_fonts is for DOCX"),
        ("ppi=100", "ppi is for PNG"),
        ("bleed=5", "bleed, marks, imposition, assume_srgb: not for the archive profile"),
        ("profile=print&standard=a-4%2Bua-2", "standard: not for the print profile"),
        ("lang=fr", "lang='fr' is not known"),
        ("family=%00", "family: the character U+0000 may not stand in it"),
    ],
)
def test_a_wrong_option_is_a_wrong_request(client, query, says):
    answer = client.post(f"/render/pdf?{query}", content=STATEMENT_TEXT.encode())
    assert answer.status_code == 400
    assert any(says in one["message"] for one in answer.json()["findings"]), answer.json()


def test_a_wrong_option_of_what_is_looked_at_is_a_wrong_request_at_its_name(client):
    for query, path in (("family=Nope", "family"), ("qr=" + "x" * 4000, "qr")):
        for answer in (client.post(f"/preview?{query}", json={"text": STATEMENT_TEXT}), client.post(f"/render/docx?{query}", content=STATEMENT_TEXT)):
            assert (answer.status_code, [where for where, _ in told(answer)]) == (400, [path])


def test_numbers_are_taken_in_both_digits(client):
    western, arabic = (client.post(f"/render/png?ppi={text}", content=STATEMENT_TEXT) for text in ("40", "٤٠"))
    assert western.status_code == 200
    assert western.content == arabic.content
    assert client.post("/preview?width=٤٠٠", json={"text": STATEMENT_TEXT}).json()["pages"][0]["width"] == 400


@pytest.mark.parametrize(("text", "says"), [("0", "is too small"), ("99999", "is too large"), ("wide", "is no whole number"), ("-1", "is no whole")])
def test_a_width_that_no_page_can_have_is_told(client, text, says):
    answer = client.post(f"/preview?width={text}", json={"text": STATEMENT_TEXT})
    assert answer.status_code == 400
    assert says in told(answer)[0][1]


def test_an_option_that_changes_nothing_is_a_wrong_request_too(client):
    assert client.post("/check?layout=stacked", content=b"a: b").json()["findings"][0]["message"] == "layout changes nothing here"
    assert client.post("/preview?profile=print", json={"text": "a: b"}).status_code == 400


NAMED = {
    "include": "/etc/passwd",
    "template": "./own",
    "theme": "own.yaml",
    "glossary": "../terms.yaml",
    "issuer": {"name": SAME_WORDS, "emblem": "pyproject.toml.png"},
}


@pytest.mark.parametrize("key", NAMED)
def test_no_file_is_read_for_an_input(client, key):
    answer = client.post("/render/pdf", content=yaml(**{key: NAMED[key]}))
    assert answer.status_code == 422
    assert any("no file is read" in message for _, message in told(answer)), answer.json()


def test_no_picture_table_or_annex_of_the_service_is_shown(client):
    table = {"columns": [SAME_WORDS], "rows_from": "README.csv"}
    data = yaml(body=[SAME_WORDS, {"picture": "docs/pictures/a.png"}, {"table": table}], annexes=[{"title": SAME_WORDS, "file": "README.md"}])
    answer = client.post("/render/pdf", content=data)
    assert {path for path, message in told(answer) if "no file is read" in message} == {
        "body[1].picture",
        "body[2].table.rows_from",
        "annexes[0].file",
    }


def test_a_check_tells_what_docgen_check_tells(client):
    data = yaml(headline={"ar": "عنوان 12", "en": "Headline 13"})
    found = docgen.check(from_bytes(data, "input.yaml"))
    answer = client.post("/check", content=data).json()
    assert (answer["kind"], answer["ok"]) == ("press-statement", not found.failed())
    assert [(one["code"], one["path"], one["message"]) for one in answer["findings"]] == [
        (one.code, one.place.path, one.message) for one in found.problems
    ]
    assert answer["findings"]


def test_what_is_looked_at_comes_as_pictures_and_those_that_are_there_do_not_come_again(client):
    seen = client.post("/preview?width=400", json={"text": STATEMENT_TEXT}).json()
    (page,) = seen["pages"]
    assert seen["count"] == 1
    assert page["width"] == 400
    assert base64.b64decode(page["png"]).startswith(PNG)
    assert seen["data"] == STATEMENT
    again = client.post("/preview?width=400", json={"text": STATEMENT_TEXT, "known": [page["hash"]]}).json()
    assert again["pages"] == [{**page, "png": None}]


def test_data_of_a_form_comes_back_as_yaml_that_is_read_as_it_was(client):
    seen = client.post("/preview", json={"data": STATEMENT}).json()
    assert seen["findings"] == []
    assert seen["pages"]
    assert client.post("/preview", json={"text": seen["text"]}).json()["data"] == STATEMENT


def test_what_makes_no_pages_is_told_beside_what_it_is(client):
    seen = client.post("/preview", json={"data": {**STATEMENT, "headline": None}}).json()
    assert (seen["pages"], seen["kind"]) == (None, "press-statement")
    assert any(one["path"] == "headline" and one["line"] for one in seen["findings"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"text": 1}',
        b'{"data": []}',
        b"{" * 100_000,
        b'{"data": {"a": NaN}}',
        b'{"text": "a: b", "text": "a: c"}',
        b'{"data": {"a": {"b": 1, "c": 2, "b": 3}}}',
        b'{"data": {"a": 1e999999999}}',
        b'{"data": {"a": 1e-999999999}}',
        b'{"data": {"a": 1e999999999999999999999}}',
        b'{"data": {"a": ' + b"9" * 5000 + b"}}",
    ],
)
def test_a_body_that_is_no_envelope_is_a_wrong_request(client, body):
    answer = client.post("/preview?lang=ar", content=body)
    assert answer.status_code == 400
    for one in answer.json()["findings"]:
        assert not re.search(r"(?i)expecting|decode|recursion|sys\.|codec|column|object", one["message"])
        assert ARABIC.search(one["message"])


def test_a_key_that_the_envelope_does_not_have_is_named(client):
    answer = client.post("/preview", json={"text": "a: b", "nown": [], "width": 3})
    assert answer.status_code == 400
    assert told(answer) == [("nown", "unknown key 'nown'"), ("width", "unknown key 'width'")]
    assert answer.json()["findings"][0]["hint"] == "did you mean known?"


def test_a_body_that_is_no_json_is_told_where_it_is_none(client):
    (finding,) = client.post("/preview", content=b'{"text": "a",\n  }').json()["findings"]
    assert (finding["file"], finding["line"], finding["column"]) == ("body", 2, 3)


def test_half_a_character_is_told_where_it_stands(client):
    finding = client.post("/preview", content=b'{"text": "a: b\\nc: \\ud83d"}').json()["findings"][0]
    assert (finding["message"], finding["line"], finding["column"]) == ("U+D83D is no character but half of one", 2, 4)


@pytest.mark.parametrize("text", ["", "  \n", "a: \u0001", "\ud800", "a: [", "- 1", "%PDF-", "&a [*a]", "kind: press-statement\nkind: circular\n"])
def test_a_text_that_cannot_be_read_is_told_as_any_other_that_is_wrong(client, text):
    for answer in (client.post("/preview", content=json.dumps({"text": text})), client.post("/check", content=text.encode("utf-8", "surrogatepass"))):
        assert answer.status_code == 200
        assert any(one["severity"] == "error" and one["message"] for one in answer.json()["findings"])
        assert answer.json().get("pages") is None


def test_data_that_is_nested_too_deep_for_anybody_is_told(client):
    for depth in (200, 400, 600, 800, 950, 2000, 100_000):
        answer = client.post("/preview", content=b'{"data": {"a": ' + b"[" * depth + b"]" * depth + b"}}")
        assert answer.status_code in (200, 400, 422), depth
        assert answer.status_code != 200 or answer.json()["pages"] is None


def test_bodies_that_would_fill_the_memory_are_refused_and_leave_no_trace():
    app = application(Settings(workers=1, held_bytes=1000))
    small = TestClient(app, base_url="http://localhost:8080")  # without its processes, to which this does not come
    answer = small.post("/check", content=b"a" * 1001)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")
    assert "docgen_held_bytes 0" in small.get("/metrics").text


def test_kinds_have_schemas_and_starters_that_render(client):
    about = client.get("/about").json()
    for kind in about["kinds"]:
        assert client.get(f"/schema/{kind}").json()["properties"]["kind"] == {"const": kind, "description": "The kind of document"}
        starter = client.get(f"/starter/{kind}").text
        assert "$schema" not in starter
        assert docgen.loads(starter).kind == kind
    assert client.get("/schema/../../etc/passwd").status_code == 404
    assert client.get("/schema/%2Fetc").status_code == 404


def test_options_that_a_format_heeds_are_those_that_are_taken(client):
    heeds = client.get("/about").json()["heeds"]
    text = client.get("/starter/press-statement").text
    for format in ("txt", "html"):
        for name, value in (("layout", "stacked"), ("theme", "plex"), ("page", "A5")):
            status = client.post(f"/render/{format}?{name}={value}", content=text.encode()).status_code
            assert status == (200 if name in heeds[format] else 400), (format, name)


def test_what_there_is_not_and_what_is_no_method_of_it_are_told(client):
    assert client.get("/nowhere").json()["title"] == "there is no such path here"
    assert client.get("/nowhere?lang=ar").json()["title"] == "لا يوجد هذا المسار هنا"
    assert client.delete("/check?lang=ar").json()["title"] == "يُطلب هذا المسار بطريقة أخرى"
    assert client.post("/render/xlsx", content=b"a: b").status_code == 404
    for path in ("/nowhere", "/render/", "/fonts/nothing"):
        assert client.post(path).status_code == 404
    assert client.post("/app.js").status_code == 405
    answer = client.get("/check")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_page_s_own_files_may_be_kept_and_are_asked_for_again(client):
    for path in ("/", "/app.js", "/fonts/IBMPlexSansArabic-Regular.ttf"):
        answer = client.get(path)
        assert answer.headers["cache-control"] == "no-cache"
        again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content, again.headers["cache-control"]) == (304, b"", "no-cache")
    assert client.get("/about").headers["cache-control"] == "no-store"


def test_every_answer_lets_a_browser_do_nothing_beside(client):
    for answer in (client.get("/"), client.get("/nowhere"), client.post("/check", content=b"")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "http" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] in ("no-store", "no-cache")


def test_figures_count_requests_by_path_and_status(client):
    assert client.post("/check", content=STATEMENT_TEXT.encode()).status_code == 200
    text = client.get("/metrics").text
    assert 'docgen_requests_total{method="POST",path="/check",status="200"}' in text
    assert "docgen_workers 1\n" in text
    assert all(line.startswith("#") or len(line.split()) == 2 for line in text.splitlines())
