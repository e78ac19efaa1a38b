"""Every label is used by a shipped template or by docgen itself, and every one that they use exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from docgen.locales.labels import labels
from docgen.model.kinds import kinds
from docgen.model.marking import MARKINGS
from docgen.model.meeting.actions import Action
from docgen.model.meeting.agenda import Decision
from docgen.model.meeting.attendance import MeetingForm
from docgen.model.minutes import PreviousMinutes
from docgen.model.statement import PressStatement
from docgen.source import compose, read
from docgen.templating.block_templates import SIGNATURE_HEADS

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").glob("*/template.yaml"))
_NAMED = re.compile(r"\blabel\.(\w+)|\blabel\['([\w-]+)'\]")
_MADE = re.compile(r"\blabel\['([\w-]+-)' ~ ([\w.]+)\]")
_CHOICES = {
    "type": PressStatement.model_fields["type"].annotation,
    "status": PressStatement.model_fields["status"].annotation,
    "action.status": Action.model_fields["status"].annotation,
    "decision.status": Decision.model_fields["status"].annotation,
    "meeting.type": MeetingForm.model_fields["type"].annotation,
    "meeting.mode": MeetingForm.model_fields["mode"].annotation,
}


def words_of(annotation: object) -> set[str]:
    """All words of a Literal, however it is wrapped."""
    arguments = getattr(annotation, "__args__", ())
    return {word for argument in arguments for word in ({argument} if isinstance(argument, str) else words_of(argument))}


def named_in(template: str) -> set[str]:
    named = {(plain or quoted).replace("_", "-") for plain, quoted in _NAMED.findall(template)}
    for prefix, path in _MADE.findall(template):
        named |= {prefix + word for word in words_of(_CHOICES[path])}
    return named


def named_in_code() -> set[str]:
    """Strings with which a function that calls `labels()`, or reads the name `label` of a scope, can look a label up."""
    found = {*kinds(), *(f"marking-{name}" for name in MARKINGS)}  # a document without a title is called by its kind
    found |= {
        f"status-{word}"
        for word in words_of(PreviousMinutes.model_fields["status"].annotation) | words_of(Decision.model_fields["status"].annotation)
    }  # forms write the words of every choice
    for path in (ROOT / "src" / "docgen").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "labels()" in text or '["label"]' in text:
            found |= {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


def test_every_label_is_used() -> None:
    used = named_in_code().union(*(named_in(path.read_text(encoding="utf-8")) for path in TEMPLATES))
    assert [name for name in labels() if name not in used] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.parent.name)
def test_every_label_that_a_template_names_exists(path: Path) -> None:
    named = named_in(path.read_text(encoding="utf-8")) | {head.replace("_", "-") for head in SIGNATURE_HEADS}
    assert named
    beside = path.with_name("labels.yaml")
    own = compose(read(beside)).data if beside.exists() else {}
    assert named <= labels().keys() | own.keys()
    assert own.keys() <= named
