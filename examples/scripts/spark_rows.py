"""Spark: a statement of each row of a table, made where the row is.  spark-submit spark_rows.py statement.yaml rows.csv out"""

import sys

from pyspark.sql import SparkSession

import docgen

template, table, out = sys.argv[1:]


def made(rows):
    jobs = (docgen.Job(template, row.asDict(), {"pdf": f"{out}/{row.reference.replace('/', '-')}.pdf"}, row.reference) for row in rows)
    return [f"{one.job.name}: {one.error or one.files[0].path}" for one in docgen.render_many(jobs, "pdf", workers=1)]


print(*SparkSession.builder.getOrCreate().read.csv(table, header=True).rdd.mapPartitions(made).collect(), sep="\n")
