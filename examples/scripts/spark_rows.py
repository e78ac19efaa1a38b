"""Spark: a statement of each row of a table, made where the row is.  spark-submit spark_rows.py rows.csv out"""

import sys
from collections.abc import Iterable, Iterator

from pyspark.sql import Row, SparkSession

import docgen


def made(rows: Iterable[Row], out: str) -> Iterator[tuple[str, str]]:
    jobs = (docgen.Job(statement(row), outputs={"pdf": f"{out}/{row.reference.replace('/', '-')}.pdf"}, name=row.reference) for row in rows)
    for one in docgen.render_many(jobs, "pdf", workers=1):
        yield one.job.name, str(one.error or one.files[0].path)


def statement(row: Row) -> dict[str, object]:
    fields = {name: {"ar": row[f"{name}_ar"], "en": row[f"{name}_en"]} for name in ("issuer", "headline", "body")}
    head = {"docgen": 1, "kind": "press-statement", "languages": ["ar", "en"], "territory": "QA", "reference": row.reference, "date": row.date}
    return head | {"issuer": {"name": fields["issuer"]}, "headline": fields["headline"], "body": [fields["body"]]}


rows, out = SparkSession.builder.getOrCreate().read.csv(sys.argv[1], header=True), sys.argv[2]
for name, said in rows.rdd.mapPartitions(lambda part: made(part, out)).collect():
    print(name, said)
