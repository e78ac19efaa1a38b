"""The package: parts, their types and their relationships (ECMA-376 Part 2), put together from what one document needs."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import lru_cache

from docgen.wordfile.archive import Packed, archive, pack, stored
from docgen.writers.docx.xml_text import HEAD, escape

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = f"{_WORD}.document.main+xml"
STYLES = f"{_WORD}.styles+xml"
SETTINGS = f"{_WORD}.settings+xml"
NUMBERING = f"{_WORD}.numbering+xml"
FONT_TABLE = f"{_WORD}.fontTable+xml"
HEADER = f"{_WORD}.header+xml"
FOOTER = f"{_WORD}.footer+xml"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULTS = {
    "rels": _RELATIONSHIPS,
    "xml": "application/xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
}
_TYPES = {
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
    "word/numbering.xml": NUMBERING,
    "word/fontTable.xml": FONT_TABLE,
    "word/theme/theme1.xml": THEME,
    "docProps/core.xml": CORE,
    "docProps/app.xml": EXTENDED,
}
"""By the parts' names; headers and footers are told by what theirs begin with."""
_SMALL = 4096
"""Parts of fewer bytes that are new each time are stored as they are: squeezing all of them together would save some ten kilobytes."""
QUICK = 4
"""How hard a part is squeezed that is new each time: three quarters of the effort's gain for half of its cost."""


def _content_types(names: Collection[str]) -> bytes:
    """`[Content_Types].xml` of the parts of these names."""
    suffixes = {name.rsplit(".", 1)[1] for name in names}
    kinds = [(name, kind) for name, kind in _TYPES.items() if name in names]
    margins = [(name, HEADER if "/header" in name else FOOTER) for name in names if name.startswith(("word/header", "word/footer"))]
    at = sum(name.startswith("word/") for name, _ in kinds)
    kinds[at:at] = margins
    defaults = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in _DEFAULTS.items() if suffix in suffixes)
    named = "".join(f'<Override PartName="/{escape(name)}" ContentType="{kind}"/>' for name, kind in kinds)
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{named}</Types>'.encode()


@lru_cache(maxsize=128)
def packed_once(data: bytes) -> Packed:
    """A part that comes back again and again."""
    return pack(data)


def package(fixed: Mapping[str, bytes], changing: Mapping[str, bytes], ready: Mapping[str, Packed], when: datetime.datetime) -> bytes:
    """The file. `fixed` parts are squeezed once a process, `changing` ones each time, `ready` ones are already."""
    parts: dict[str, Packed] = {"[Content_Types].xml": packed_once(_content_types([*fixed, *changing, *ready]))}
    parts.update((name, packed_once(data)) for name, data in fixed.items())
    parts.update((name, stored(data) if len(data) < _SMALL else pack(data, QUICK)) for name, data in changing.items())
    parts.update(ready)
    return archive(parts, when)
