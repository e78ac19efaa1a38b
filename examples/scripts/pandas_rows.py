"""pandas: a statement of each row of a table.  python pandas_rows.py rows.csv out"""

import sys
from pathlib import Path

import pandas

import docgen

rows, out = pandas.read_csv(sys.argv[1], dtype=str).dropna(subset=["date"]), Path(sys.argv[2])
out.mkdir(exist_ok=True)
for ref, row in rows.set_index("reference").iterrows():
    said = {name: {"ar": row[f"{name}_ar"], "en": row[f"{name}_en"]} for name in ("issuer", "headline", "body")}
    said |= {"reference": ref, "date": row["date"], "issuer": {"name": said["issuer"]}, "body": [said["body"]]}
    print(docgen.render(docgen.parse({"docgen": 1, "kind": "press-statement", **said}), out / f"{ref.replace('/', '-')}.pdf"))
