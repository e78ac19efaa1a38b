"""What a page says of itself to machines: schema.org in JSON-LD, one node a language."""

from __future__ import annotations

import json
from typing import Any

from docgen.document.document import Flow
from docgen.document.inline import plain

_TYPES = {"press-statement": "NewsArticle", "meeting-minutes": "Event"}


def linked_data(flow: Flow) -> str:
    """A script element. No text can end it: `<` is written as an escape (RFC 8259, 7)."""
    meta, furniture = flow.meta, flow.furniture
    kind = _TYPES.get(meta.kind, "DigitalDocument")
    nodes: list[dict[str, Any]] = []
    for lang in meta.languages:
        issuer = plain(furniture.issuer.side(lang)) or meta.author.side(lang) or ""
        organisation = {"@type": "Organization", "name": issuer} if issuer else None
        title = meta.title.side(lang) or ""
        node: dict[str, Any] = {"@type": kind, "inLanguage": meta.tag(lang)}
        if kind == "Event":
            node |= {"name": title, "startDate": meta.date.isoformat(), "organizer": organisation}
        else:
            node |= {"headline": title, "datePublished": meta.date.isoformat(), "publisher": organisation, "author": organisation}
        node |= {"about": meta.subject.side(lang), "identifier": meta.reference}
        nodes.append({key: value for key, value in node.items() if value is not None})
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>\n'
