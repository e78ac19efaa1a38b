"""Does the memory of a process grow with the documents that it has made? `python benchmarks/many.py [--documents 3000] [--new-words]`.

Each document is another one; every fourth is made as a Word file too. What is told is the memory that is resident then; what is more than `MOST` of
that after the 500th document is told, and the exit code is 1. Linux only.
"""

from __future__ import annotations

import argparse
import gc
import os
from pathlib import Path

import bench_text
from bench_text import statement

MOST = 1.10
FROM = 500


def resident() -> float:
    """Megabytes that this process holds in memory (`statm`, proc(5))."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    import docgen

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--new-words", action="store_true", help="each document has words that no other has")
    options = parser.parse_args()
    bench_text.new_words = options.new_words
    settled = 0.0
    print(f"{'documents':>9} {'MB':>7}")
    for count in range(1, options.documents + 1):
        data = statement(count)
        docgen.render_bytes(docgen.parse(data), "pdf", layout="stacked")
        if count % 4 == 0:
            docgen.render_bytes(docgen.parse(data), "docx", layout="stacked")
        bench_text.pairs.cache_clear()
        if count in (1, 100, 250) or count % FROM == 0:
            gc.collect()
            held = resident()
            settled = settled or (held if count >= FROM else 0.0)
            print(f"{count:9d} {held:7.1f}", flush=True)
            if settled and held > MOST * settled:
                print(f"more than {MOST:g} of what it was after {FROM} documents")
                return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
