"""The blocks of a model's body or discussion, as blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from docgen.document import blocks as tree
from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns, Both, Runs
from docgen.document.theme import MM
from docgen.model import blocks as said
from docgen.model.people import Person
from docgen.model.text import Bilingual
from docgen.templating.budget import spend_block
from docgen.templating.filters import quote_marks
from docgen.templating.scope import Scope
from docgen.templating.tables import figures_from, table
from docgen.types import Lang

_JOIN = re.compile(r"\s*[–—-]\s*\Z")
NBSP = "\u00a0"


def body(given: Iterable[Any], scope: Scope, lead: Both[str] | None = None, headings_from: int = 1, *, numbered: bool = False) -> Iterator[BiBlock]:
    """A body's blocks in order. `lead` is Markdown run into the first paragraph, or a paragraph of its own where another block comes first or
    paragraphs are `numbered`; `headings_from` is the level of the body's highest headings."""
    number = count(1)
    for block in given:
        if lead is not None and (numbered or not isinstance(block, said.Paragraph)):
            alone = lead.map(_alone)
            if alone.ar or alone.en:
                yield tree.Paragraph(scope.running(Bilingual.model_construct(ar=alone.ar, en=alone.en)), keep_with_next=True)
            lead = None
        for made in _MAKERS[type(block)](block, scope, lead, headings_from):
            yield replace(made, number=next(number)) if numbered and isinstance(block, said.Paragraph) and isinstance(made, tree.Paragraph) else made
        lead = None


def _alone(lead: str) -> str:
    """A lead that nothing runs on from: without the dash that would join it."""
    return _JOIN.sub("", lead)


def _paragraph(block: said.Paragraph, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return map(tree.Paragraph, scope.running_parts(block, lead))


def _heading(block: said.Heading, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (tree.Heading(scope.said(block.heading), min(3, block.level + headings_from - 1)),)


def _list(block: said.BulletList, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    flat = list(block.flat())
    items = tuple(_item(item, scope) for item, _, _ in flat)
    scope.mention(*(item for item, _, _ in flat))
    levels = tuple((depth, style) for _, depth, style in flat)
    return (tree.ListBlock(items, block.style, levels if any(depth for depth, _ in levels) else ()),)


def _item(item: Bilingual, scope: Scope) -> BiRuns:
    spend_block()
    return scope.part(item)


def _question(block: said.Question, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    """The question in bold after its mark and who asked, kept with the answer."""
    label = scope.neutral["label"]

    def asked(text: str, lang: Lang) -> str:
        by = block.from_.side(lang) if block.from_ else None
        return f"{label.get('question').side(lang)}{f' ({by})' if by else ''}: {text}"

    def answered(text: str, lang: Lang) -> str:
        return f"**{label.get('answer').side(lang)}:** {text}"

    questions = scope.running_parts(block.question, shape=asked)
    answers = scope.running_parts(block.answer, shape=answered)
    return (*(tree.Paragraph(one.map(_strong), keep_with_next=True) for one in questions), *map(tree.Paragraph, answers))


def _strong(runs: Runs) -> Runs:
    return tuple(run._replace(strong=True) for run in runs)


def _note(block: said.Note, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (tree.Paragraph(one, "note") for one in scope.running_parts(block.note))


def _verse(block: said.Verse, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    lines = tuple((_item(first, scope), _item(second, scope)) for first, second in block.verse)
    scope.mention(*(half for halves in block.verse for half in halves))
    return (tree.Verse(lines),)


def _figures(block: said.Figures, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    fields = tuple(tree.Field(_item(one.label, scope), _item(one.value, scope)) for one in block.figures)
    scope.mention(*(text for one in block.figures for text in (one.label, one.value)))
    return (tree.Fields(fields, figures_from(scope.settings)),)


def _quote(block: said.Quote, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    *first, last = scope.running_parts(block.quote, shape=quote_marks)
    return (*map(tree.Quote, first), tree.Quote(last, attribution(block.speaker, scope)))


def attribution(person: Person | None, scope: Scope) -> BiRuns | None:
    """A speaker's line: form of address and name, then post and organisation after commas."""
    if person is None:
        return None

    def line(lang: Lang) -> str | None:
        name = person.name.side(lang)
        if not name:
            return None
        honorific = person.honorific.side(lang) if person.honorific else None
        parts = [f"{honorific}{NBSP}{name}" if honorific else name]
        parts += [text for part in (person.title, person.organisation) if part and (text := part.side(lang))]
        return ("، " if lang == "ar" else ", ").join(parts)

    return scope.said(Bilingual.model_construct(ar=line("ar"), en=line("en")))


def _picture(block: said.Picture, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    width = block.width * MM if block.width is not None else None
    return (tree.Picture(block.picture, scope.said(block.alt), scope.said(block.caption), width),)


def _page_break(block: said.PageBreak, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (tree.PageBreak(),)


def _table(block: said.TableBlock, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (table(block.table, scope),)


_MAKERS: dict[type[Any], Callable[[Any, Scope, Both[str] | None, int], Iterable[BiBlock]]] = {
    said.Paragraph: _paragraph,
    said.Heading: _heading,
    said.BulletList: _list,
    said.Quote: _quote,
    said.TableBlock: _table,
    said.Picture: _picture,
    said.PageBreak: _page_break,
    said.Question: _question,
    said.Note: _note,
    said.Verse: _verse,
    said.Figures: _figures,
}
