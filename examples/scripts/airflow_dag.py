"""Airflow: every day's statements, checked, then rendered; a task fails with what is wrong, file, line and column."""

from datetime import datetime
from pathlib import Path

from airflow.sdk import dag, task

import docgen


@dag(schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, params={"folder": "/srv/statements", "out": "/srv/published"})
def statements() -> None:
    @task
    def found(params: dict[str, str]) -> list[str]:
        return sorted(str(path) for path in Path(params["folder"]).glob("*.yaml"))

    @task
    def rendered(path: str, params: dict[str, str]) -> str:
        wrong = [str(problem) for problem in docgen.check(path).problems if problem.severity == "error"]
        if wrong:
            raise ValueError("\n".join(wrong))
        return str(docgen.render(docgen.load(path), Path(params["out"]) / f"{Path(path).stem}.pdf"))

    rendered.expand(path=found())


statements()
