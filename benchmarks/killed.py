"""Is a batch that was killed half way and resumed what it is undisturbed? `python benchmarks/killed.py [--documents 3000] [--how "-j 2"]`.

`docgen batch` makes a document of each row; when half of the files are there it is killed (SIGKILL), and `--resume` goes on. Every file and the
manifest must be byte-equal to those of a batch that nobody killed, and no process may be left; the exit code is 1 where one is not.
`--how "--cluster local:2"` does the same on Dask.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STATEMENT = Path(__file__).parents[1] / "examples" / "statement.yaml"


def batch(rows: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "docgen", "batch", str(STATEMENT), str(rows), "-o", str(out), *options]


def made(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.pdf"))


def alive(group: int) -> bool:
    """Whether a process of the group is left that does anything."""
    states = subprocess.run(["ps", "-o", "stat=", "-g", str(group)], capture_output=True, text=True, check=False).stdout.split()
    return any(not state.startswith("Z") for state in states)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--how", default="-j 2")
    options = parser.parse_args()
    how = shlex.split(options.how)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, killed, whole = folder / "rows.csv", folder / "killed", folder / "whole"
        rows.write_text("reference\n" + "".join(f"L/{number}\n" for number in range(options.documents)), encoding="utf-8")
        process = subprocess.Popen(batch(rows, killed, *how), start_new_session=True, stdout=subprocess.DEVNULL)
        while made(killed) < options.documents // 2 and process.poll() is None:
            time.sleep(0.05)
        process.kill()
        process.wait()
        half = made(killed)
        for _ in range(100):
            if not alive(process.pid):
                break
            time.sleep(0.1)
        else:
            print("processes are left")
            os.killpg(process.pid, signal.SIGKILL)
            return 1
        started = time.perf_counter()
        subprocess.run(batch(rows, killed, *how, "--resume"), stdout=subprocess.DEVNULL, check=True)
        resumed = time.perf_counter() - started
        subprocess.run(batch(rows, whole, *how), stdout=subprocess.DEVNULL, check=True)
        both = {path.name for path in (*killed.iterdir(), *whole.iterdir())}
        differing = [one for one in sorted(both) if not _same(killed / one, whole / one)]
        print(f"killed after {half} of {options.documents}, resumed in {resumed:.1f} s; {len(both)} files, of which {len(differing)} differ")
        print("\n".join(differing[:10]))
        return int(bool(differing) or half >= options.documents)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


if __name__ == "__main__":
    raise SystemExit(main())
