"""Files of rows and cells, workbooks and CSV: what stands in each cell, what it is, and where."""
