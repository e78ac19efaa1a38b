"""Minutes of as many agenda items as a test asks for, made in Python."""

from __future__ import annotations

from typing import Any

import docgen
from docgen.document.document import Document

ARABIC = "عرضت الأمانة تقريرًا عن الإنجاز في المواقع، وعددها {} موقعًا، وناقش الأعضاء ما ورد فيه (Digital Archive 2.0). "
ENGLISH = "The secretariat reported on progress at {} sites, and the members discussed it (Digital Archive 2.0). "


def long_minutes(items: int) -> Document:
    """The document of `long_data`."""
    from docgen import api

    return api.document(docgen.parse(long_data(items)))


def long_data(items: int) -> dict[str, Any]:
    """Each item has a long discussion, a table of figures, a decision and a task: about a page in two languages."""
    agenda: list[dict[str, Any]] = []
    for number in range(1, items + 1):
        agenda.append(
            {
                "title": {"ar": f"البند {number}: متابعة خطة العمل", "en": f"Item {number}: follow-up of the work plan"},
                "discussion": [
                    {"ar": ARABIC.format(number + 20) * 14, "en": ENGLISH.format(number + 20) * 14},
                    {"ar": "واستعرضت اللجنة الجدول الآتي.", "en": "The Committee reviewed the table below."},
                    {
                        "table": {
                            "columns": [
                                {"ar": "البرنامج", "en": "Programme"},
                                {"ar": "السنة", "en": "Year", "type": "year"},
                                {"ar": "المبلغ", "en": "Amount", "type": "number"},
                            ],
                            "rows": [[{"ar": f"برنامج {row}", "en": f"Programme {row}"}, 2025 + row, 1000 * row + number] for row in range(1, 4)],
                            "total": True,
                        }
                    },
                ],
                "decisions": [{"text": {"ar": "اعتماد ما عُرض.", "en": "What was presented is adopted."}}],
                "actions": [{"task": {"ar": "رفع التقرير", "en": "Submit the report"}, "owner": "secretary", "due": "2026-06-15"}],
            }
        )
    return {
        "docgen": 1,
        "kind": "meeting-minutes",
        "languages": ["ar", "en"],
        "territory": "QA",
        "reference": "C/MIN/2026/1",
        "body_name": {"ar": "اللجنة الوطنية للتراث", "en": "National Heritage Committee"},
        "title": {"ar": "محضر الاجتماع", "en": "Minutes of the meeting"},
        "date": "2026-05-11",
        "people": {
            "chair": {"name": {"ar": "رئيس اللجنة", "en": "Chairperson"}},
            "secretary": {"name": {"ar": "أمين السر", "en": "Secretary"}},
        },
        "chair": "chair",
        "secretary": "secretary",
        "attendance": {"present": ["chair", "secretary"]},
        "agenda": agenda,
        "signatures": ["chair", "secretary"],
    }
