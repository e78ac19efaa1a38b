"""What is looked at comes part by part: the pages in view, what is found, the other pages; and an outdated request is given up."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import time

import pytest
from PIL import Image
from statements import STATEMENT, STATEMENT_TEXT

from docgen.limits import GivenUp, Limits, check_time, within
from docgen.serve.files import LINES
from docgen.serve.seeing import Seeing
from docgen.serve.waited import given_up
from docgen.serve.ways import Ways
from docgen.serve.work import begun, dropped, went_on
from docgen.serve.workers import Workers
from docgen.writers.png.paint import pages_of, painted

LONG = {**STATEMENT, "body": [{"ar": f"فقرة {number}.\n\n" * 6, "en": f"Paragraph {number}. " * 60} for number in range(40)]}


def lines(client, body, query="") -> list[dict]:
    answer = client.post(f"/preview?width=200{query}", json=body, headers={"Accept": LINES})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == LINES
    assert answer.headers["x-accel-buffering"] == "no"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_pages_in_view_come_first_then_findings_then_the_others_and_together_they_are_the_whole_answer(client):
    whole = client.post("/preview?width=200", json={"data": LONG}).json()
    assert whole["count"] > 6
    first, told, *others = lines(client, {"data": LONG}, "&first=3-4")
    assert [page["number"] for page in first["pages"]] == [3, 4]
    assert "findings" not in first
    assert told == {"findings": whole["findings"]}
    assert all(other.keys() == {"pages"} for other in others)
    pages = sorted((page for part in (first, *others) for page in part["pages"]), key=lambda page: page["number"])
    assert {**first, **told, "pages": pages} == whole


def test_what_makes_no_pages_is_one_line(client):
    (line,) = lines(client, {"text": "docgen: 1\nkind: press-statement\n"})
    assert (line["pages"], line["count"]) == (None, 0)
    assert line["findings"][0]["severity"] == "error"
    (line,) = lines(client, {"text": "a: [b"}, "&lang=ar")
    assert line["data"] is None
    assert line["findings"]


def test_what_is_wrong_with_the_request_has_its_status_in_lines_too(client):
    for query in ("first=0", "first=2-1", "first=1-21", "first=a", "pages=99"):
        answer = client.post(f"/preview?{query}", json={"text": STATEMENT_TEXT}, headers={"Accept": LINES})
        assert answer.status_code == 400, query
        assert answer.headers["content-type"] == "application/problem+json"


def test_pages_in_view_that_there_are_no_more_are_the_first_ones(client):
    first, *_ = lines(client, {"text": STATEMENT_TEXT}, "&first=٩")
    assert [page["number"] for page in first["pages"]] == list(range(1, 1 + min(2, first["count"])))


def test_a_header_says_how_long_each_stage_took(client):
    stages = [one.split(";")[0] for one in client.post("/preview", json={"text": STATEMENT_TEXT}).headers["server-timing"].split(", ")]
    assert stages[:5] == ["merge", "read", "build", "set", "paint"]
    assert "check" in stages


def test_a_picture_of_a_page_has_the_pixels_that_were_painted(client):
    import docgen
    from docgen.source import from_bytes

    page = lines(client, {"text": STATEMENT_TEXT})[0]["pages"][0]
    picture = Image.open(io.BytesIO(base64.b64decode(page["png"])))
    pdf = docgen.render_bytes(docgen.load(from_bytes(STATEMENT_TEXT.encode(), "a.yaml")), "pdf", profile="screen")
    (wanted,) = painted(pdf, (1,), 200 / pages_of(pdf)[1])
    assert (picture.mode, picture.size) == ("RGB", (page["width"], page["height"])) == ("RGB", wanted.size)
    assert picture.tobytes() == wanted.tobytes()


def test_the_parts_of_an_answer_are_gone_when_they_were_taken_or_nobody_wants_them():
    work = Seeing(json.dumps({"data": LONG}).encode(), {}, 200)
    assert begun(work, Ways()).status == 200
    while went_on("en") is not None:
        pass
    assert went_on("en") is None
    assert begun(work, Ways()).status == 200
    dropped()
    assert went_on("en") is None


def test_a_part_that_takes_too_long_is_a_problem_and_the_last_one():
    work = Seeing(json.dumps({"data": STATEMENT}).encode(), {}, 200)
    assert begun(work, Ways(limits=Limits(seconds=1e-9))).status == 504
    assert went_on("en") is None


def test_what_nobody_waits_for_ends_at_the_next_look_at_the_clock():
    stopped = False
    with within(Limits(), lambda: stopped):
        check_time()
        with within(Limits(seconds=9.0)):
            check_time()
            stopped = True
            with pytest.raises(GivenUp):
                check_time()


def _working() -> str:
    """Work that ends only when nobody waits for it."""
    end = time.monotonic() + 30
    while not given_up():
        assert time.monotonic() < end
        time.sleep(0.005)
    return "given up"


def _part(parts: list[str] | None = None) -> str | None:
    """`a`, `b` and `c`, one by one."""
    if parts is not None:
        _LEFT[:] = parts
    return _LEFT.pop(0) if _LEFT else None


_LEFT: list[str] = []


def _begin() -> str | None:
    return _part(["a", "b", "c"])


def test_a_request_that_is_outdated_is_given_up_and_its_process_does_the_next():
    async def story() -> None:
        workers = Workers(1, 1, 60.0, first=given_up)
        await workers.start()
        try:
            gone = asyncio.Event()
            running = asyncio.create_task(workers.run(_working, superseded=gone))
            while not workers.busy:
                await asyncio.sleep(0.005)
            gone.set()
            assert await running == "given up"
            assert not await workers.run(given_up, superseded=asyncio.Event()), "the next one is not"
            assert [part async for part in workers.parts(_begin, _part, _end, asyncio.Event())] == ["a", "b", "c"]
            some = []
            async for part in workers.parts(_begin, _part, _end, gone):
                some.append(part)
            assert some == ["a"]
            assert await workers.run(_part) is None
        finally:
            await workers.end()
        assert (workers.busy, workers.queued, workers.lost) == (0, 0, 0)

    asyncio.run(story())


def _end() -> None:
    _LEFT.clear()
