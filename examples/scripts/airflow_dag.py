"""Airflow: every day's statements, a task each; a task fails with what is wrong, file, line and column."""

from datetime import datetime
from pathlib import Path

from airflow.sdk import DAG, task

import docgen


@task
def rendered(file: str, params: dict[str, str]) -> str:
    return str(docgen.render(docgen.load(file), Path(params["out"], f"{Path(file).stem}.pdf")))


with DAG("statements", schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, params={"folder": "/srv/statements", "out": "/srv"}):
    files = task(lambda params: sorted(map(str, Path(params["folder"]).glob("*.yaml"))), task_id="found")()
    rendered.expand(file=files)
