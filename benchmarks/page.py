"""From the keystroke to the picture, on the page of `docgen serve` in Chromium without a window: one field is changed again and again.

    python benchmarks/page.py [--paragraphs 0 400] [--edits 12] [--busy]

For each size of a statement, the milliseconds since the change until the first part of the answer is there, until the pages in view are shown, and
until what was found is (the page's own measures, `docgen:answer`, `docgen:pages`, `docgen:findings`): the median, the slowest, and how many took more
than 400.
Below, the median of what each stage took in the service (Server-Timing). `--busy` keeps both processors at work meanwhile.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import Browser

from docgen.clean.writing import yaml
from docgen.reading import starter
from docgen.serve.data import as_data

AIM = 400
"""Milliseconds."""
PARTS = ("answer", "pages", "findings")
FIELD = '[data-path="headline.en"] textarea'
ARABIC = "أعلنت الوزارة اليوم إطلاق المرحلة الثانية من البرنامج رقم {}، بالتعاون مع الجهات المعنية، مؤكدةً أن العمل يسير وفق الخطة المعتمدة."
ENGLISH = "The ministry announced today the second phase of programme {}, with the bodies concerned, and said that the work goes on as planned."
WATCH = """(() => {
    window.seen = {};
    new PerformanceObserver((list) => list.getEntries().forEach((one) => {
        if (one.name.startsWith('docgen:')) window.seen[one.name.slice(7)] = one.duration;
        else if (one.name.includes('preview?')) window.stages = one.serverTiming.map(({ name, duration }) => [name, duration]);
    })).observe({ entryTypes: ['measure', 'resource'] });
})()"""


@contextmanager
def service() -> Iterator[str]:
    command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        yield process.stderr.readline().strip()
    finally:
        process.terminate()
        process.wait(30)


def burn(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


@contextmanager
def busy(number: int, seconds: float) -> Iterator[None]:
    burning = [multiprocessing.Process(target=burn, args=(seconds,)) for _ in range(number)]
    for one in burning:
        one.start()
    try:
        yield
    finally:
        for one in burning:
            one.kill()


def statement(paragraphs: int) -> str:
    data = as_data(starter("press-statement"))
    data["body"] += [{"ar": ARABIC.format(number), "en": ENGLISH.format(number)} for number in range(paragraphs)]
    return yaml(data)


def edited(address: str, paragraphs: int, edits: int) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(Path(folder), "ar")
        try:
            browser.go(address)
            browser.until("document.querySelector('#pages img')")
            work = {"kind": "press-statement", "text": statement(paragraphs), "mode": "form"}
            browser.run(f"sessionStorage.setItem('docgen.work', {json.dumps(json.dumps(work))})")
            browser.go(address)
            browser.until(
                f"document.querySelector('#pages img') && document.querySelector('{FIELD}') && !document.querySelector('#state').dataset.busy"
            )
            browser.run(WATCH)
            found: dict[str, list[float]] = {part: [] for part in PARTS}
            stages: dict[str, list[float]] = {}
            for number in range(edits + 2):
                browser.run("window.seen = {}")
                browser.type(FIELD, f"Headline of edit {number}")
                browser.until("window.seen.findings && !document.querySelector('#state').dataset.busy")
                if number < 2:
                    continue  # it is warm from then on
                for part in PARTS:
                    found[part].append(browser.run(f"window.seen.{part}"))
                for name, took in browser.run("window.stages") or []:
                    stages.setdefault(name, []).append(took)
            print(f"{paragraphs} paragraphs more, {edits} edits, milliseconds:")
            for part, took in found.items():
                print(f"  {part:9} median {statistics.median(took):5.0f}   slowest {max(took):5.0f}   over {AIM}: {sum(one > AIM for one in took)}")
            print("  service  ", ", ".join(f"{name} {statistics.median(took):.0f}" for name, took in stages.items()), flush=True)
        finally:
            browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[0, 400])
    parser.add_argument("--edits", type=int, default=12)
    parser.add_argument("--busy", action="store_true")
    asked = parser.parse_args()
    with service() as address, busy(2 if asked.busy else 0, 60.0):
        for paragraphs in asked.paragraphs:
            edited(address, paragraphs, asked.edits)


if __name__ == "__main__":
    main()
