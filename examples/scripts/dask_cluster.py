"""Dask: the statements of a folder, made by the workers of a cluster.  python dask_cluster.py tcp://scheduler:8786 folder out"""

import sys
from pathlib import Path

import docgen

if __name__ == "__main__":
    jobs = [docgen.Job(path, outputs={"pdf": Path(sys.argv[3], f"{path.stem}.pdf")}) for path in sorted(Path(sys.argv[2]).glob("*.yaml"))]
    with docgen.cluster(sys.argv[1]) as executor:
        for made in docgen.render_many(jobs, "pdf", executor, shared=False):
            print(made.error or made.files[0].path)
