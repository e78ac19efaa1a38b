"""WHAT IS SAID: frozen models of documents, checked as they are built; no layout, no fonts. Names are imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names
from docgen.model.kinds import kinds, model_of

if TYPE_CHECKING:
    from docgen.model.advisory import Advisory
    from docgen.model.amounts import Money
    from docgen.model.annexes import Annex
    from docgen.model.blocks import BLOCKS, Block, BulletList, Heading, PageBreak, Paragraph, Picture, Quote, TableBlock
    from docgen.model.columns import Column
    from docgen.model.issuer import Issuer
    from docgen.model.meeting.actions import Action
    from docgen.model.meeting.agenda import AgendaItem, Decision, Recommendation
    from docgen.model.meeting.attendance import Attendance, Attendee, Delegation, MeetingForm, Quorum
    from docgen.model.meeting.series import Series
    from docgen.model.meeting.signatures import Approval, Signature
    from docgen.model.meeting.votes import Dissent, Vote
    from docgen.model.minutes import Days, MeetingMinutes, NextMeeting, PreviousMinutes
    from docgen.model.part import Part
    from docgen.model.people import Contact, Person, Signatory
    from docgen.model.release import Release
    from docgen.model.root import Model
    from docgen.model.statement import About, PressStatement
    from docgen.model.table import Table
    from docgen.model.text import Bilingual

__all__ = [
    "BLOCKS",
    "About",
    "Action",
    "Advisory",
    "AgendaItem",
    "Annex",
    "Approval",
    "Attendance",
    "Attendee",
    "Bilingual",
    "Block",
    "BulletList",
    "Column",
    "Contact",
    "Days",
    "Decision",
    "Delegation",
    "Dissent",
    "Heading",
    "Issuer",
    "MeetingForm",
    "MeetingMinutes",
    "Model",
    "Money",
    "NextMeeting",
    "PageBreak",
    "Paragraph",
    "Part",
    "Person",
    "Picture",
    "PressStatement",
    "PreviousMinutes",
    "Quorum",
    "Quote",
    "Recommendation",
    "Release",
    "Series",
    "Signatory",
    "Signature",
    "Table",
    "TableBlock",
    "Vote",
    "kinds",
    "model_of",
]

__getattr__ = names(
    __name__,
    {
        "docgen.model.advisory": "Advisory",
        "docgen.model.amounts": "Money",
        "docgen.model.annexes": "Annex",
        "docgen.model.blocks": "BLOCKS Block BulletList Heading PageBreak Paragraph Picture Quote TableBlock",
        "docgen.model.columns": "Column",
        "docgen.model.issuer": "Issuer",
        "docgen.model.meeting.actions": "Action",
        "docgen.model.meeting.agenda": "AgendaItem Decision Recommendation",
        "docgen.model.meeting.attendance": "Attendance Attendee Delegation MeetingForm Quorum",
        "docgen.model.meeting.series": "Series",
        "docgen.model.meeting.signatures": "Approval Signature",
        "docgen.model.meeting.votes": "Dissent Vote",
        "docgen.model.minutes": "Days MeetingMinutes NextMeeting PreviousMinutes",
        "docgen.model.part": "Part",
        "docgen.model.people": "Contact Person Signatory",
        "docgen.model.release": "Release",
        "docgen.model.root": "Model",
        "docgen.model.statement": "About PressStatement",
        "docgen.model.table": "Table",
        "docgen.model.text": "Bilingual",
    },
)
