"""The service as a process of its own, and those who ask it badly: slow, endless, malformed, too many, and the system that ends it."""

from __future__ import annotations

import json
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from bad.cases import CASES
from statements import STATEMENT, STATEMENT_TEXT

_SCRIPT = """
import sys
from docgen.limits import Limits
from docgen.serve.server import address, opened, serve
from docgen.serve.settings import Settings
from docgen.serve.ways import Ways
times = {"head": 1.0, "body": 1.0, "idle": 1, "unread": 1.0, "drain": 20}
settings = Settings(Ways(), port=0, workers=1, waiting=2, head_bytes=8192, bodies=20, connections=60, log=True, **times)
listening = opened(settings)
serve(settings, listening, lambda: print(address(listening), flush=True))
"""
LONG = json.dumps({**STATEMENT, "body": [{"ar": "نص الفقرة هنا. " * 30, "en": "The text of it. " * 30}] * 60}).encode()
"""Takes a good part of a second."""


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.whole = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def raw(self, *parts: bytes, pause: float = 0.0) -> bytes:
        """What comes back for bytes that are sent one after another until there is an answer, and until the service closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            got = b""
            try:
                for part in parts:
                    connection.sendall(part)
                    if pause and select.select([connection], [], [], pause)[0]:
                        break
                while chunk := connection.recv(65536):
                    got += chunk
            except ConnectionError:
                pass
            return got


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("served") / "log"
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, stderr=file)
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        assert line, log.read_text(encoding="utf-8")
        yield Served(process, int(line.rpartition(":")[2].strip("/\n")), log)
    finally:
        process.kill()
        process.communicate()


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


def test_a_connection_that_says_nothing_or_only_the_beginning_of_a_head_is_closed(served):
    started = time.monotonic()
    assert served.raw() == b""
    assert served.raw(b"POST /check HTTP/1.1\r\nHost: localhost\r\n") == b""
    slowly = [bytes([byte]) for byte in b"GET /healthz HTTP/1.1\r\n"]
    assert served.raw(*slowly, pause=0.1) == b""
    assert time.monotonic() - started < 20


def test_a_body_that_comes_too_slowly_is_cut_off(served):
    head = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
    answer = served.raw(head, *[b"a: b\n"] * 4, pause=0.4)
    assert status(answer) == 408
    assert b"connection: close" in answer.lower()


def test_bodies_that_come_slowly_make_room_for_those_that_come_whole(served):
    head = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na: b"
    slow = []
    try:
        for _ in range(50):
            connection = socket.create_connection(("127.0.0.1", served.port), timeout=30)
            connection.sendall(head)
            slow.append(connection)
        for _ in range(5):
            assert served.ask("GET", "/healthz").status == 200
            assert served.ask("POST", "/check", STATEMENT_TEXT.encode()).status == 200
        assert {status(connection.recv(65536)) for connection in slow[:25]} == {429}
    finally:
        for connection in slow:
            connection.close()


def test_connections_that_say_nothing_make_room_for_those_that_ask(served):
    silent = [socket.create_connection(("127.0.0.1", served.port), timeout=30) for _ in range(90)]
    try:
        assert served.ask("GET", "/healthz").status == 200
        assert served.ask("POST", "/check", STATEMENT_TEXT.encode()).status == 200
    finally:
        for connection in silent:
            connection.close()
    assert _logged(served, "closed: too many connections\n")


def _logged(served, part):
    """Whether a line of the log has this, soon."""
    until = time.monotonic() + 20
    while part not in served.log.read_text(encoding="utf-8"):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def test_who_asks_before_he_sends_is_not_told_to_send_what_is_too_large(served):
    head = b"POST /check HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
    assert served.raw(head % 99_999_999).startswith(b"HTTP/1.1 413 ")
    assert served.raw(head % 4, b"a: b", pause=0.5).startswith(b"HTTP/1.1 100 ")


def test_who_does_not_take_his_answer_is_cut_off(served):
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(30)
        connection.connect(("127.0.0.1", served.port))
        connection.sendall(b"GET /fonts/IBMPlexSansArabic-Regular.ttf HTTP/1.1\r\nHost: localhost\r\n\r\n" * 40)
        whole = 40 * len(served.ask("GET", "/fonts/IBMPlexSansArabic-Regular.ttf").whole)
        time.sleep(2.5)
        got = 0
        with suppress(ConnectionError):
            while chunk := connection.recv(65536):
                got += len(chunk)
    assert 0 < got < whole


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(served):
    large = b"a" * (3 * 1024 * 1024)
    answer = served.ask("POST", "/check", large)
    assert answer.status == 413
    parts = [b"%x\r\n%b\r\n" % (len(large) // 3, large[: len(large) // 3])] * 3
    answer = served.raw(b"POST /check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", *parts, b"0\r\n\r\n")
    assert status(answer) == 413
    claimed = served.raw(b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\n\r\nabc")
    assert status(claimed) == 413


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=["a head without an end", "TLS", "another HTTP", "a length below zero", "two lengths", "a NUL", "no host"],
)
def test_what_is_no_request_is_refused(served, sent):
    answer = served.raw(sent)
    assert status(answer) in (400, 421, 431)
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["status"] == status(answer)
    assert served.ask("GET", "/healthz").status == 200


def test_what_is_no_request_is_logged_too(served):
    served.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    assert _logged(served, " - - 400 ")


def test_a_prober_of_the_old_protocol_names_no_host(served):
    assert status(served.raw(b"GET /healthz HTTP/1.0\r\n\r\n")) == 200


def test_what_is_more_than_it_can_do_is_refused_and_all_that_is_taken_is_done(served):
    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(lambda _: served.ask("POST", "/render/pdf", LONG), range(12)))
    statuses = [answer.status for answer in answers]
    assert set(statuses) == {200, 429}
    assert statuses.count(200) >= 3
    assert all(answer.headers["Retry-After"] for answer in answers if answer.status == 429)
    assert served.ask("POST", "/render/txt", STATEMENT_TEXT.encode()).status == 200


def test_no_bad_input_makes_it_fail(served):
    inputs = {case.data: case.name for case in CASES}
    connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
    failed = {}
    for data, name in inputs.items():
        connection.request("POST", "/render/txt", data)
        answer = connection.getresponse()
        said = answer.read()
        if answer.status not in (200, 413, 422):
            failed[name] = answer.status, said[:300]
        if answer.status == 413:
            connection.close()
    connection.close()
    assert len(inputs) > 300
    assert failed == {}


def test_its_memory_does_not_grow_with_the_number_of_requests(served):
    def asked(first: int, count: int) -> None:
        connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
        for number in range(first, first + count):
            text = json.dumps({**STATEMENT, "reference": f"R/{number}", "body": [{"ar": f"نص {number}.", "en": f"Text {number}."}]})
            connection.request("POST", "/check", text.encode())
            answer = connection.getresponse()
            assert (answer.status, json.loads(answer.read())["ok"]) == (200, True)
        connection.close()

    processes = [str(served.process.pid), *_children(served.process.pid)]
    asked(0, 80)
    before = sum(map(_kib, processes))
    asked(80, 170)
    assert sum(map(_kib, processes)) < before * 1.05


def test_it_finishes_what_runs_when_it_is_told_to_stop(served):
    workers = _children(served.process.pid)
    assert workers
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(served.ask, "POST", "/render/pdf", LONG)
        while b"docgen_workers_busy 1" not in served.ask("GET", "/metrics").whole:
            time.sleep(0.01)
        served.process.send_signal(signal.SIGTERM)
        assert running.result().status == 200
    assert served.process.wait(30) == 0
    answered = re.compile(r"\S+Z 127\.0\.0\.1 (?:\S+ \S+ \d+ \d+ ms \d+ \d+|closed: too many connections)")
    lines = served.log.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not answered.fullmatch(line)] == []
    with pytest.raises(ConnectionError):
        served.ask("GET", "/healthz")
    until = time.monotonic() + 20
    while any(map(_runs, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_runs, workers))


def test_it_stops_while_it_starts_and_when_its_terminal_is_closed():
    process = subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        while not _children(process.pid):
            time.sleep(0.01)
        process.send_signal(getattr(signal, "SIGHUP", signal.SIGTERM))
        told, wrong = process.communicate(timeout=30)
        assert (process.returncode, told, wrong) == (0, b"", b"")
    finally:
        process.kill()


def _children(pid: int) -> list[str]:
    """Processes that this one started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(pid):
                found.append(stat.parent.name)
    return found


def _kib(pid: str) -> int:
    """Memory of a process, in KiB."""
    return next(int(line.split()[1]) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS:"))


def _runs(pid: str) -> bool:
    """Whether a process is there, and not only what is kept of it until somebody asks how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
