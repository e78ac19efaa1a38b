"""The words that docgen itself puts into a document, in both languages; the data is `labels.yaml` beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from docgen.source import compose, read
from docgen.types import Lang

Label = Mapping[Lang, str]
"""One label: its Arabic and its English words, as Markdown."""


@cache
def labels() -> Mapping[str, Label]:
    """All labels by name."""
    data = compose(read(Path(__file__).with_name("labels.yaml"))).data
    return MappingProxyType({name: MappingProxyType({"ar": pair["ar"], "en": pair["en"]}) for name, pair in data.items()})
