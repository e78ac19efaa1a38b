"""Dask: the statements of a folder, made by the workers of a cluster.  python dask_cluster.py tcp://scheduler:8786 folder out"""

import sys
from pathlib import Path

import docgen

if __name__ == "__main__":
    where, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    jobs = [docgen.Job(path, outputs={"pdf": out / f"{path.stem}.pdf"}) for path in sorted(folder.glob("*.yaml"))]
    with docgen.cluster(where) as executor:
        for made in docgen.render_many(jobs, "pdf", executor, shared=False):
            print(made.error or made.files[0].path)
