"""Airflow: every night's letters, made by the workers of a Dask cluster; what is wrong with a row is in the log and fails the run."""

from datetime import datetime
from pathlib import Path

from airflow.sdk import dag, task

import docgen

PARAMS = {"folder": "/srv/letters", "out": "/srv/published", "cluster": "tcp://scheduler:8786"}


@dag(schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, params=PARAMS)
def letters() -> None:
    @task
    def rendered(params: dict[str, str]) -> int:
        jobs = [docgen.Job(path, outputs={"pdf": Path(params["out"]) / f"{path.stem}.pdf"}) for path in Path(params["folder"]).glob("*.yaml")]
        with docgen.cluster(params["cluster"]) as executor:
            wrong = [str(made.error) for made in docgen.render_many(jobs, "pdf", executor, shared=False) if made.error]
        if wrong:
            raise ValueError("\n".join(wrong))
        return len(jobs)

    rendered()


letters()
