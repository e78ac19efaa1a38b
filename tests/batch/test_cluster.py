"""Documents of a Dask cluster: each once, with the bytes that it has here, whatever is lost on the way; what cannot be is told."""

from __future__ import annotations

import contextlib
import os
import re
import runpy
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dask
import distributed
import pytest

import docgen
from docgen import Job, render_many
from docgen.batch import cluster as on_dask
from docgen.batch.cluster import Facts, cluster, facts
from docgen.batch.task import Rendered
from docgen.cli import main
from docgen.errors import Problem

STATEMENT = Path(__file__).parents[2] / "examples" / "statement.yaml"
MANY = 16


def jobs(number: int = MANY) -> list[Job]:
    return [Job(STATEMENT, {"reference": f"R/{index}"}) for index in range(number)]


@pytest.fixture(scope="module")
def here(_one_moment: None) -> list[str]:
    """The hash of each document, made one after the other in this process."""
    return [made.files[0].sha256 for made in render_many(jobs(), workers=1)]


class Unsendable(dict[str, Any]):
    """A mapping that cannot be pickled."""

    def __reduce__(self) -> Any:
        raise TypeError("not to be sent")


@dataclass(frozen=True, slots=True)
class Scheduler:
    address: str
    head: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


@pytest.fixture(scope="module")
def scheduler(_one_moment: None) -> Iterator[Scheduler]:
    """The address of a scheduler that is a process of its own, and two workers, each one too, in whose environment another date stands."""
    with contextlib.ExitStack() as ends:

        def start(*words: str) -> subprocess.Popen[str]:
            environment = os.environ | {"SOURCE_DATE_EPOCH": "5", "PYTHONUNBUFFERED": "1"}
            command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:], "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
            process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd="/")
            ends.callback(process.wait)
            ends.callback(process.kill)
            return process

        head = start("scheduler", "--host", "127.0.0.1", "--port", "0")
        assert head.stderr is not None
        address = next(line.split()[-1] for line in head.stderr if "Scheduler at:" in line)
        workers = [start("worker", address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1") for _ in range(2)]
        for process in (head, *workers):
            threading.Thread(target=process.communicate, daemon=True).start()
        yield Scheduler(address, head, workers)


def in_order(made: Iterator[Rendered]) -> list[Rendered]:
    return sorted(made, key=lambda one: one.index)


def killed_after_two(made: Iterator[Rendered], kill: Callable[[], object]) -> list[Rendered]:
    found = [next(made), next(made)]
    kill()
    return in_order(iter([*found, *made]))


def test_processes_of_this_machine_make_every_document_once_though_one_is_killed_and_heed_no_ctrl_c(here: list[str]) -> None:
    with cluster("local:2") as executor:
        assert executor.submit(signal.raise_signal, signal.SIGINT).result() is None, "Ctrl-C in a terminal reaches workers too"
        victim = executor.submit(os.getpid).result()
        made = killed_after_two(render_many(jobs(), "pdf", executor), lambda: os.kill(victim, signal.SIGKILL))
    assert [one.index for one in made] == list(range(MANY))
    assert [(one.error, one.files[0].sha256) for one in made] == [(None, wanted) for wanted in here]


def test_so_do_workers_of_a_scheduler_of_its_own_which_take_date_and_paths_from_here(
    scheduler: Scheduler, here: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "statement.yaml").write_bytes(STATEMENT.read_bytes())
    monkeypatch.chdir(tmp_path)
    wanted = [Job("statement.yaml", job.settings, {"pdf": f"out/{index}.pdf"}) for index, job in enumerate(jobs())]
    with cluster(scheduler.address) as executor:
        made = killed_after_two(render_many(wanted, "pdf", executor), scheduler.workers[1].kill)
    assert [one.job for one in made] == wanted
    assert [(one.error, one.files[0].sha256, one.files[0].data) for one in made] == [(None, hash, None) for hash in here]
    assert [str(one.files[0].path) for one in made] == [job.outputs["pdf"] for job in wanted]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == sorted(f"{index}.pdf" for index in range(MANY))


def test_without_files_in_common_bytes_come_back_and_are_written_here(scheduler: Scheduler, here: list[str], tmp_path: Path) -> None:
    out = [tmp_path / "a.pdf", tmp_path / "file" / "b.pdf"]
    out[1].parent.write_text("a file where the folder should be")
    wanted = [*(Job(STATEMENT, {"reference": "R/0"}, {"pdf": path}) for path in out), Job("nowhere.yaml"), Job(Unsendable(), name="row 4")]
    with cluster(scheduler.address) as executor:
        good, unwritten, unread, unsent = in_order(render_many(wanted, "pdf", executor, shared=False))
    assert (good.error, good.files[0].sha256, good.files[0].path, good.files[0].data) == (None, here[0], out[0], None)
    assert out[0].read_bytes()[:5] == b"%PDF-"
    assert isinstance(unwritten.error, docgen.OutputError)
    assert str(unread.error) == "nowhere.yaml: error: there is no such file"
    assert str(unsent.error) == "row 4: error: this document did not come through its executor: TypeError: not to be sent"


def test_the_script_of_the_page_makes_the_statements_of_a_folder(
    scheduler: Scheduler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_bytes(STATEMENT.read_bytes())
    (tmp_path / "b.yaml").write_text("docgen: 1\n")
    monkeypatch.setattr(sys, "argv", ["", scheduler.address, str(tmp_path), str(tmp_path / "out")])
    runpy.run_path(str(STATEMENT.parent / "scripts" / "dask_cluster.py"), run_name="__main__")
    told = capsys.readouterr().out
    assert f"{tmp_path / 'out' / 'a.pdf'}\n" in told
    assert f"{tmp_path / 'b.yaml'}:1:1: error: " in told
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.pdf"]


def test_a_batch_of_the_command_line_goes_to_a_cluster_too(scheduler: Scheduler, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("reference\nR/0\nR/1\n")
    words = ["batch", str(STATEMENT), str(tmp_path / "rows.csv"), "-o"]
    assert main([*words, str(tmp_path / "here"), "-j", "1"]) == 0
    assert main([*words, str(tmp_path / "there"), "--cluster", scheduler.address]) == 0
    made = sorted(path for path in (tmp_path / "here").glob("*.pdf"))
    assert len(made) == 2
    assert [path.read_bytes() for path in made] == [(tmp_path / "there" / path.name).read_bytes() for path in made]
    assert main([*words, str(tmp_path), "--cluster", "local:2", "-j", "2"]) == 2
    assert main([*words, str(tmp_path), "--shared"]) == 2


def test_a_scheduler_that_is_lost_is_told(scheduler: Scheduler) -> None:
    """The last test of this scheduler."""
    with (
        pytest.raises(
            docgen.RenderError, match=f"the executor ended before all documents were made: the scheduler {scheduler.address} is lost"
        ) as told,
        cluster(scheduler.address) as executor,
    ):
        killed_after_two(render_many(jobs(100), "txt", executor), scheduler.head.kill)
    assert told.value.exit_code == 1


@pytest.fixture
def stranger() -> Iterator[str]:
    """The address of a server of another kind, which answers by what Dask takes for a length."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    with server.accept()[0] as connection:
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def test_what_is_no_scheduler_is_told(stranger: str) -> None:
    with dask.config.set({"distributed.comm.timeouts.connect": "200ms"}):
        for where, error in [
            ("local:0", docgen.UsageError),
            ("local:two", docgen.UsageError),
            ("http://127.0.0.1:1", docgen.UsageError),
            ("nowhere", docgen.UsageError),
            ("tls://127.0.0.1:1", docgen.UsageError),
            ("tcp://127.0.0.1:1", docgen.RenderError),
            (stranger, docgen.RenderError),
        ]:
            with pytest.raises(error, match=where), cluster(where):
                pass


class Told:
    """A client whose workers answer this when they are asked for their facts."""

    def __init__(self, *answers: object, scheduler: object = None) -> None:
        self.answers = {f"tcp://{index}": answer for index, answer in enumerate(answers)}
        self.scheduler = scheduler or facts()

    def run_on_scheduler(self, asked: object) -> object:
        if isinstance(self.scheduler, Exception):
            raise self.scheduler
        return self.scheduler

    def run(self, asked: object, on_error: str) -> dict[str, object]:
        return self.answers


def test_workers_with_another_docgen_or_none_are_told_and_other_libraries_too() -> None:
    ours = facts()
    for found, said in [
        (Facts("0.0.1", ours.others), f"the worker tcp://1 has docgen 0.0.1, not {ours.docgen}"),
        (ModuleNotFoundError("No module named 'docgen'"), "the worker tcp://1 cannot load docgen (No module named 'docgen')"),
    ]:
        with pytest.raises(docgen.UsageError, match=re.escape(said)):
            on_dask._compare(Told(ours, found), "tcp://s", lambda problem: None)
    with pytest.raises(docgen.UsageError, match=r"the scheduler cannot load docgen \(no docgen\)"):
        on_dask._compare(Told(scheduler=ImportError("no docgen")), "tcp://s", lambda problem: None)
    told: list[Problem] = []
    on_dask._compare(Told(ours, Facts(ours.docgen, {**ours.others, "zlib": "1.1"})), "tcp://s", told.append)
    assert [problem.severity for problem in told] == ["warning"]
    assert "zlib 1.1" in told[0].message
    with pytest.raises(docgen.RenderError, match=r"a worker on .* has docgen .*, not 9\.9"):
        on_dask.perform_sent(b"", "9.9", "")


def test_a_client_of_ones_own_serves_and_stays_open(here: list[str]) -> None:
    with distributed.LocalCluster(n_workers=1, dashboard_address=None, processes=False) as own, distributed.Client(own) as client:
        with cluster(client) as executor:
            [made] = render_many(jobs(1), "pdf", executor)
        assert made.files[0].sha256 == here[0]
        assert client.status == "running"


def test_a_cluster_without_a_worker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_dask, "_LOOK", 20)
    told: list[Problem] = []
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, processes=False) as empty, cluster(empty.scheduler_address, warn=told.append):
        for _ in range(200):
            if told:
                break
            time.sleep(0.02)
    assert [(problem.severity, problem.place.file) for problem in told] == [("warning", empty.scheduler_address)]
