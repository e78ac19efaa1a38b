"""Airflow: every night's letters, made by the workers of a Dask cluster; what is wrong with one is in the log and fails the run."""

from datetime import datetime

from airflow.sdk import DAG, task

PARAMS = {"folder": "/srv/letters", "out": "/srv/published", "cluster": "tcp://scheduler:8786"}


@task.bash
def rendered(params: dict[str, str]) -> str:
    return "docgen batch {folder} -o {out} --cluster {cluster} --resume".format(**params)


with DAG("letters", schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, params=PARAMS):
    rendered()
