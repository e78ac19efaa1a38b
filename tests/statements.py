"""The least press statement, as data: `from statements import STATEMENT`, and put in its place what a test is about."""

from __future__ import annotations

import json
from typing import Any

STATEMENT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "territory": "QA",
    "date": "2021-10-19",
    "issuer": {"name": {"ar": "اللجنة", "en": "Committee"}},
    "headline": {"ar": "عنوان", "en": "Headline"},
    "body": [{"ar": "نص.", "en": "Text."}],
}

STATEMENT_TEXT = json.dumps(STATEMENT, ensure_ascii=False, indent=1)
"""The same as a file: JSON is YAML."""
