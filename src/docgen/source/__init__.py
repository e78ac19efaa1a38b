"""Files in, plain data out, and the place of every value: line and column, even inside a text.

`read` gives a file's bytes and text, `compose` its data by the YAML 1.2 core schema. JSON goes the same way, being YAML.
"""

from docgen.source.file import Source, from_bytes, from_text, read
from docgen.source.marked import Marked, dotted
from docgen.source.measured import measured
from docgen.source.nodes import compose
from docgen.source.scalars import WrittenFloat, WrittenInt, written

__all__ = ["Marked", "Source", "WrittenFloat", "WrittenInt", "compose", "dotted", "from_bytes", "from_text", "measured", "read", "written"]
