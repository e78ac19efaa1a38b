"""WHAT IS SAID: frozen models of documents, checked as they are built; no layout, no fonts."""

from docgen.model.advisory import Advisory
from docgen.model.amounts import Money
from docgen.model.annexes import Annex
from docgen.model.blocks import BLOCKS, Block, BulletList, Heading, PageBreak, Paragraph, Picture, Quote, TableBlock
from docgen.model.columns import Column
from docgen.model.issuer import Issuer
from docgen.model.kinds import kinds, model_of
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
