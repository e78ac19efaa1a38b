"""What is answered where no file can be: the limit of time, a process that is lost, docgen's own failure."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient
from statements import STATEMENT_TEXT

from docgen import api
from docgen.limits import Limits
from docgen.serve.app import application
from docgen.serve.settings import Settings
from docgen.serve.ways import Ways
from docgen.serve.work import Check, Render, answered
from docgen.serve.workers import Full, Lost, Overdue, Stopping, Superseded, Workers

DATA = STATEMENT_TEXT.encode()


@pytest.mark.parametrize(
    ("raised", "status"), [(Full, 429), (Stopping, 503), (Lost, 503), (Overdue, 504), (Superseded, 409)], ids=lambda value: str(value)
)
def test_why_no_process_answered_is_told(monkeypatch, raised, status):
    async def run(*_: object, **__: object) -> None:
        await asyncio.sleep(0)
        raise raised

    monkeypatch.setattr(Workers, "run", run)
    client = TestClient(application(Settings()), base_url="http://localhost")
    answer = client.post("/render/pdf?lang=ar", content=DATA)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert any("\u0621" <= char <= "\u064a" for char in answer.json()["title"])
    assert ("retry-after" in answer.headers) == (raised in (Full, Stopping))


@pytest.mark.parametrize("work", [Render(DATA, "pdf", {}), Render(DATA, "docx", {}), Check(DATA, {})], ids=["pdf", "docx", "check"])
def test_work_that_takes_longer_than_its_limit_is_no_wrong_input(work):
    assert answered(work, Ways(limits=Limits(seconds=1e-9))).status == 504


def test_what_docgen_fails_in_itself_is_told_to_the_service_and_not_to_whoever_asked(monkeypatch, capsys):
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of /srv/secret")

    monkeypatch.setattr(api, "document", failing)
    answer = answered(Render(DATA, "pdf", {}), Ways())
    assert answer.status == 500
    assert b"secret" not in answer.body
    assert capsys.readouterr().err == "docgen serve: internal error: ZeroDivisionError: of /srv/secret\n"


def test_a_failure_of_the_service_itself_is_an_answer_too(monkeypatch, capsys):
    async def run(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Workers, "run", run)
    client = TestClient(application(Settings()), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.post("/check", content=DATA)
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "internal error: ZeroDivisionError" in capsys.readouterr().err
    assert 'path="/check",status="500"' in client.get("/metrics").text
