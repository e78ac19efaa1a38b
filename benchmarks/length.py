"""Does the time grow in line with the length? `python benchmarks/length.py [--pages 10,100,500]`: the benchmarks' text over so many pages.

Each length is a process of its own (so that its peak memory is its own); the first document of a process is not counted. Time is processor time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time

from bench_text import statement

PAIRS_A_PAGE = 2.49
"""Sets of three paragraph pairs that fill a stacked A4 page."""


def measure(pages: int) -> dict[str, float]:
    import docgen

    docgen.render_bytes(docgen.parse(statement(0)), "pdf", layout="stacked")
    model = docgen.parse(statement(1, round(pages * PAIRS_A_PAGE)))
    start = time.process_time()
    data = docgen.render_bytes(model, "pdf", layout="stacked")
    seconds = time.process_time() - start
    real = data.count(b"/Type /Page\n") or _pages(data)
    return {"pages": real, "seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "bytes": len(data)}


def _pages(data: bytes) -> int:
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default="10,100,500")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    print(f"{'pages':>6} {'ms a page':>10} {'seconds':>8} {'peak MB':>8} {'file kB':>8}")
    for pages in map(int, options.pages.split(",")):
        out = subprocess.run([sys.executable, __file__, "--one", str(pages)], capture_output=True, text=True, check=True).stdout
        row = json.loads(out)
        a_page = row["seconds"] * 1000 / row["pages"]
        print(f"{row['pages']:6.0f} {a_page:10.2f} {row['seconds']:8.2f} {row['megabytes']:8.0f} {row['bytes'] / 1000:8.0f}")


if __name__ == "__main__":
    main()
