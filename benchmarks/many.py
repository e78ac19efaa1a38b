"""Many documents: one process, two, a Dask cluster of two, the service with two, as ratios of one run; growth; memory of workers.

    python benchmarks/many.py rates [--documents 300] [--rounds 3]    # each way in turn, so that what else the machine does hits all alike
    python benchmarks/many.py documents [--counts 100,300,1000,3000]  # does a document cost more where there are more of them?
    python benchmarks/many.py pages [--counts 1,10,50,200]            # or a page, where there are more of them?
    python benchmarks/many.py memory [--documents 3000] [--new-words] # does a worker's memory stay? exit code 1 where it does not

Every document is another one, a PDF written to a folder that is thrown away. Each figure is of a process of its own with all that it starts; `start`
is the time until the first document is there. Processor time is that of all processes together. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path
from typing import Any

import bench_text

WAYS = {"one": "one process", "two": "two processes", "dask": "Dask, local:2", "serve": "docgen serve"}
GROWING = ("one", "two", "dask")
CLIENTS = 4
"""Requests to the service at a time, from threads of a process of their own."""
EVERY = 100
"""Documents between two looks at the memory of workers."""
SETTLED = 500
"""Documents after which a worker's memory may grow by a tenth at the most."""
MOST = 1.10
MOST_MB = 250
SETS_A_PAGE = 2.49
"""Sets of three paragraph pairs that fill a stacked A4 page."""


def jobs(documents: int, sets: int, folder: Path) -> Iterator[Any]:
    from docgen import Job

    for index in range(documents):
        bench_text.pairs.cache_clear()
        yield Job(bench_text.statement(index, sets), outputs={"pdf": folder / f"{index}.pdf"})


def children() -> dict[int, float]:
    """Megabytes that each Python process below this one holds in memory (`statm`, proc(5)); without what Python starts beside workers."""
    found = {}
    for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split() or ():
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"spawn_main" in command or b"forkserver" in command:
            found[int(pid)] = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return found


def used() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def served(documents: int, sets: int) -> dict[str, Any]:
    """The same documents asked of `docgen serve` by HTTP, each with a connection of its own; any answer but 200 is an error."""

    def ask(index: int) -> int:
        body = json.dumps(bench_text.statement(index, sets)).encode()
        request = urllib.request.Request(f"{address}/render/pdf?layout=stacked", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return len(answer.read())

    begun = time.perf_counter()
    command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as service, ThreadPoolExecutor(CLIENTS) as clients:
        try:
            assert service.stdout is not None
            address = next(found[0] for line in service.stdout if (found := re.findall(r"http://[\d.]+:\d+", line)))
            done, size = [], 0
            for length in clients.map(ask, range(documents)):
                size += length
                done.append(time.perf_counter() - begun)
        finally:
            service.terminate()
    return {"done": done, "bytes": size, "memory": {}}


def run(way: str, documents: int, sets: int) -> dict[str, Any]:
    """One way of making so many documents, in this process."""
    began_with = used()
    made = served(documents, sets) if way == "serve" else rendered(way, documents, sets)
    done, tenth = made.pop("done"), documents // 10
    warm = (len(done) - 1 - tenth) / (done[-1] - done[tenth]) if len(done) > 1 else 0.0
    return {"start": done[0], "seconds": done[-1], "warm": warm, "processor": used() - began_with, **made}


def rendered(way: str, documents: int, sets: int) -> dict[str, Any]:
    """By `render_many`."""
    from docgen import render_many
    from docgen.batch.cluster import cluster

    done: list[float] = []
    memory: dict[int, list[float]] = {}
    begun = time.perf_counter()
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        given: dict[str, Any] = {"executor": ends.enter_context(cluster("local:2"))} if way == "dask" else {"workers": 1 if way == "one" else 2}
        for made in render_many(jobs(documents, sets, folder), "pdf", **given, layout="stacked"):
            if made.error is not None:
                raise made.error
            done.append(time.perf_counter() - begun)
            if len(done) % EVERY == 0 and way != "one":
                memory[len(done)] = sorted(children().values())
        size = sum(path.stat().st_size for path in folder.iterdir())
    return {"done": done, "bytes": size, "memory": memory}


def apart(way: str, documents: int, sets: int = 4, *, new_words: bool = False) -> dict[str, Any]:
    """The same in a process of its own."""
    words = ["run", way, str(documents), str(sets), *(["--new-words"] if new_words else [])]
    return json.loads(subprocess.run([sys.executable, __file__, *words], stdout=subprocess.PIPE, text=True, check=True).stdout)


def rates(documents: int, rounds: int) -> int:
    found: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            found[way].append(apart(way, documents))
    print(f"{documents} documents, the median of {rounds} rounds in turn")
    print(f"{'':16} {'a second':>9} {'of one':>7} {'warm':>7} {'of one':>7} {'start s':>8} {'CPU ms a document':>18}")
    first: tuple[float, float] | None = None
    for way, runs in found.items():
        rate, warm = (statistics.median(one) for one in ([documents / run["seconds"] for run in runs], [run["warm"] for run in runs]))
        first = first or (rate, warm)
        start, processor = (statistics.median(run[name] for run in runs) for name in ("start", "processor"))
        ratios = [statistics.median(each) for each in _ratios(runs, found["one"], documents)]
        print(f"{WAYS[way]:16} {rate:9.1f} {ratios[0]:7.2f} {warm:7.1f} {ratios[1]:7.2f} {start:8.2f} {processor / documents * 1000:18.1f}")
    return 0


def _ratios(runs: list[dict[str, Any]], ones: list[dict[str, Any]], documents: int) -> list[list[float]]:
    """Of each round: to the run of one process in it."""
    return [
        [one["seconds"] / run["seconds"] for run, one in zip(runs, ones, strict=True)],
        [run["warm"] / one["warm"] for run, one in zip(runs, ones, strict=True)],
    ]


def growth_of_documents(counts: list[int]) -> int:
    print(f"{'documents':>9}  {'':16} {'s':>7} {'warm, a second':>15} {'CPU ms a document':>18} {'worker MB':>10}")
    for count in counts:
        for way in GROWING:
            got = apart(way, count)
            held = max(list(got["memory"].values())[-1], default=0.0) if got["memory"] else 0.0
            print(
                f"{count:9d}  {WAYS[way]:16} {got['seconds']:7.1f} {got['warm']:15.1f} {got['processor'] / count * 1000:18.1f} {held:10.1f}",
                flush=True,
            )
    return 0


def growth_of_pages(counts: list[int]) -> int:
    """So many documents that some 400 pages are made each time."""
    print(f"{'pages':>6} {'documents':>9}  {'':16} {'pages a second':>15} {'CPU ms a page':>14} {'kB a page':>10}")
    for pages in counts:
        documents = max(4, 400 // pages)
        for way in GROWING:
            got = apart(way, documents, max(1, round(pages * SETS_A_PAGE)))
            all_pages = documents * pages
            rate, processor, size = all_pages / got["seconds"], got["processor"] / all_pages * 1000, got["bytes"] / all_pages / 1000
            print(f"{pages:6d} {documents:9d}  {WAYS[way]:16} {rate:15.1f} {processor:14.1f} {size:10.1f}", flush=True)
    return 0


def memory(documents: int, new_words: bool) -> int:
    got = apart("two", documents, new_words=new_words)
    print(f"{'documents':>9} {'MB of each worker':>18}")
    settled: list[float] = []
    grown = large = False
    for count, held in got["memory"].items():
        print(f"{count:>9} {'  '.join(f'{one:.1f}' for one in held):>18}")
        settled = settled or (held if int(count) >= SETTLED else [])
        grown |= bool(settled) and held[-1] > MOST * settled[-1]
        large |= held[-1] > MOST_MB
    if grown or large:
        print(f"more than {MOST:g} of what it was after {SETTLED} documents" if grown else f"more than {MOST_MB} MB")
    return int(grown or large)


def circumstances() -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("reportlab", "uharfbuzz", "distributed", "Cython"))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {load}, Python {platform.python_version()}, {versions}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rates", "documents", "pages", "memory", "run"])
    parser.add_argument("more", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--counts")
    parser.add_argument("--new-words", action="store_true", help="each document has words that no other has")
    options = parser.parse_args()
    if options.what == "run":
        way, documents, sets = options.more
        bench_text.new_words = options.new_words
        print(json.dumps(run(way, int(documents), int(sets))))
        return 0
    print(circumstances(), flush=True)
    if options.what == "rates":
        return rates(options.documents or 300, options.rounds)
    if options.what == "memory":
        return memory(options.documents or 3000, options.new_words)
    counts = [int(count) for count in (options.counts or ("100,300,1000,3000" if options.what == "documents" else "1,10,50,200")).split(",")]
    return growth_of_documents(counts) if options.what == "documents" else growth_of_pages(counts)


if __name__ == "__main__":
    raise SystemExit(main())
