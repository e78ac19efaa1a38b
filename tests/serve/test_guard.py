"""Who may use the service: by which name, from which page, with which key."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from statements import STATEMENT_TEXT

from docgen.errors import InputError, UsageError
from docgen.serve.app import application
from docgen.serve.settings import Settings, keys_in, keys_of

KEY = "a-key-of-some-length"


def client(**settings) -> TestClient:
    """A service without processes, for what comes to none."""
    return TestClient(application(Settings(**settings)), base_url="http://localhost:8080")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "192.0.2.7", "[2001:db8::1]"])
def test_the_service_is_asked_for_by_an_address_or_as_localhost(host):
    assert client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "[::1", "0x7f.1"])
def test_a_name_that_somebody_had_lead_here_is_refused(host):
    assert client().get("/healthz", headers={"Host": host}).status_code == 421
    assert client().post("/check", headers={"Host": host}, content=b"a: b").status_code == 421


def test_names_that_are_allowed_are_names_of_the_service():
    assert client(hosts=("press.example",)).get("/healthz", headers={"Host": "Press.Example:443"}).status_code == 200
    assert client(hosts=("*",)).get("/healthz", headers={"Host": "whatever.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_a_page_of_another_origin_sends_is_refused(headers):
    for path in ("/render/pdf", "/check", "/preview"):
        assert client().post(path, headers=headers, content=STATEMENT_TEXT.encode()).status_code == 403


def test_no_page_of_another_origin_reads_an_answer_unless_it_is_allowed():
    asked = {"Origin": "https://press.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key"}
    assert "access-control-allow-origin" not in client().options("/render/pdf", headers=asked).headers
    assert "access-control-allow-origin" not in client().get("/about", headers=asked).headers
    allowed = client(origins=("https://press.example",))
    assert allowed.options("/render/pdf", headers=asked).headers["access-control-allow-origin"] == "https://press.example"
    assert allowed.options("/render/pdf", headers={**asked, "Origin": "https://evil.example"}).status_code == 400
    assert "Docgen-Findings" in allowed.get("/about", headers=asked).headers["access-control-expose-headers"]


def test_with_keys_only_who_has_one_has_work_done_or_sees_figures():
    locked = client(keys=(KEY,))
    for given in ({}, {"X-API-Key": "another-key-of-that"}, {"X-API-Key": ""}, {"X-API-Key": KEY[:-1]}):
        answer = locked.post("/render/pdf", headers=given, content=b"a: b")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("X-API-Key")
        assert locked.get("/metrics", headers=given).status_code == 401
    assert locked.get("/metrics", headers={"X-API-Key": KEY}).status_code == 200
    assert locked.get("/healthz").status_code == locked.get("/about").status_code == 200
    assert locked.get("/about").json()["key"] is True


def test_keys_are_read_from_a_file_and_one_that_is_no_secret_is_refused(tmp_path):
    file = tmp_path / "keys"
    file.write_text(f"# of the press office\n{KEY}\n\n  another-{KEY}  # of the archive\n", encoding="utf-8")
    assert keys_in(file) == (KEY, f"another-{KEY}")
    with pytest.raises(UsageError, match="no secret"):
        keys_of(["short"])
    file.write_text("# none\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no API key"):
        keys_in(file)
    with pytest.raises((UsageError, InputError), match="no such file"):
        keys_in(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": "application/yaml; charset=windows-1256"},
        {"Content-Encoding": "gzip"},
    ],
)
def test_a_body_in_a_form_that_is_not_read_is_refused(headers):
    assert client().post("/check", headers=headers, content=b"a: b").status_code == 415


def test_the_language_of_an_answer_is_the_one_that_is_wanted_most():
    from docgen.serve.answers import language

    assert [language(text) for text in ("", "ar", "ar-QA, en;q=0.8", "en, ar;q=0.9", "fr", "ar;q=0.1", "*;q=0.5", ";;,,q=", "ar;q=x")] == [
        *("en", "ar", "ar", "en", "en", "ar", "en", "en", "en")
    ]
