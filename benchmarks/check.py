"""How long does `docgen check` take? `python benchmarks/check.py [--items 50]`: minutes of so many items, about a page each, as one YAML file.

Told are the time of the checks alone (in a process that has checked a small file before, and in one that has not), and that of the whole command
beside its time for a small file. Each is the median of several processes, in processor time.
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
RUNS = 7
IN_PROCESS = """
import sys, time
from docgen.checks import check
if sys.argv[2:]:
    check(sys.argv[2])
start = time.process_time()
report = check(sys.argv[1])
print(time.process_time() - start, len(report.findings))
"""


def inside(*files: Path) -> float:
    """Seconds of one call of `check` in a process of its own; the second file is checked before."""
    out = subprocess.run([sys.executable, "-c", IN_PROCESS, *map(str, files)], capture_output=True, text=True, check=True).stdout
    seconds, findings = out.split()
    if findings != "0":
        raise SystemExit(f"{files[0]} has {findings} findings; it should have none")
    return float(seconds)


def command(file: Path) -> float:
    """Seconds of the whole command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "docgen", "check", str(file)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    from docgen import render_bytes
    from docgen.api import load
    from tests.long_minutes import long_data

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=50)
    items = parser.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        small, long = Path(folder) / "small.yaml", Path(folder) / "long.yaml"
        for path, count in ((small, 1), (long, items)):
            path.write_text(yaml.safe_dump(long_data(count), allow_unicode=True, sort_keys=False), encoding="utf-8")
        from pypdf import PdfReader

        pages = len(PdfReader(io.BytesIO(render_bytes(load(long), "pdf"))).pages)
        text = long.read_text(encoding="utf-8")
        print(f"{pages} pages, {text.count(chr(10))} lines of YAML, {len(text)} characters")
        for name, run in (
            ("checks, warm", lambda: inside(long, small)),
            ("checks, first in a process", lambda: inside(long)),
            ("the command", lambda: command(long)),
            ("the command, one item", lambda: command(small)),
        ):
            times = sorted(run() for _ in range(RUNS))
            print(f"{name:28} {statistics.median(times) * 1000:6.0f} ms (best {times[0] * 1000:.0f})")


if __name__ == "__main__":
    main()
