"""pandas: a statement of each row of a table.  python pandas_rows.py rows.csv out"""

import sys
from pathlib import Path

import pandas

import docgen

rows, out = pandas.read_csv(sys.argv[1], dtype=str).dropna(subset=["date"]), Path(sys.argv[2])
out.mkdir(exist_ok=True)
for row in rows.to_dict("records"):
    head = {"docgen": 1, "kind": "press-statement", "languages": ["ar", "en"], "territory": "QA"}
    fields = {name: {"ar": row[f"{name}_ar"], "en": row[f"{name}_en"]} for name in ("issuer", "headline", "body")}
    data = head | {"reference": row["reference"], "date": row["date"], "issuer": {"name": fields["issuer"]}}
    model = docgen.parse(data | {"headline": fields["headline"], "body": [fields["body"]]}, name=row["reference"])
    print(docgen.render(model, out / f"{row['reference'].replace('/', '-')}.pdf"))
