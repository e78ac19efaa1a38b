"""A flow as a text file, for one channel: lines, empty lines between blocks, and messages where the channel's are short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docgen.document.document import Flow, LetterheadIssuer, Section
from docgen.document.inline import Inline, Runs, plain
from docgen.errors import Place, Problem
from docgen.writers.options import RenderOptions
from docgen.writers.text.bidi import isolated, with_direction
from docgen.writers.text.blocks import RULE, BlockLines
from docgen.writers.text.channels import CHANNELS, ChannelRules
from docgen.writers.text.lines import TextLine, lines
from docgen.writers.text.messages import messages

_LONGEST = 60
_SEEN = 12
"""Characters by which a line is known in the input, where its author has broken it."""


def render(flow: Flow, options: RenderOptions) -> bytes:
    """The whole file in UTF-8, lines ended by LF. Sections, and messages where the channel's are short, are parted by a line of dashes. Raises
    RenderError for a message that cannot be parted. Warns of letters in a text that the channel takes for marks."""
    rules = CHANNELS[options.channel]
    blocks = BlockLines(flow)
    parts: list[str] = []
    for section in flow.sections:
        told = list(_notices(flow, section))
        made = [*_letterhead(flow, section), *blocks.items(section.items, section.languages)]
        _warn_of_marks([*told, *made], rules, flow, options)
        if rules.most is None:
            parts.append(_together([*told, *made], rules))
        else:
            heads = {lang: "\n".join(_blocks(group, rules)) for lang, group in groupby(told, key=lambda line: line.lang)}
            texts = [(lang, _blocks(group, rules)) for lang, group in groupby(made, key=lambda line: line.lang)]
            parts += messages(texts, rules, flow.furniture.digits, heads)
    return (f"\n\n{RULE}\n\n".join(part for part in parts if part) + "\n").encode()


def _notices(flow: Flow, section: Section) -> Iterator[TextLine]:
    """What no reader may miss."""
    for lang in section.languages:
        for notice in flow.furniture.notices:
            yield from lines(lang, notice.side(lang) or (), "notice")


def _letterhead(flow: Flow, section: Section) -> Iterator[TextLine]:
    """Who says it."""
    furniture = flow.furniture
    for lang in section.languages:
        for issuer in furniture.issuers or (LetterheadIssuer(furniture.issuer, furniture.department),):
            yield from lines(lang, issuer.name.side(lang) or (), "heading")
            if issuer.department is not None:
                yield from lines(lang, issuer.department.side(lang) or (), apart=False)


def _together(made: Sequence[TextLine], rules: ChannelRules) -> str:
    return "\n\n".join(_blocks(made, rules))


def _blocks(made: Iterable[TextLine], rules: ChannelRules) -> list[str]:
    """What stands between empty lines, each as it is written."""
    blocks: list[str] = []
    for line in made:
        text = written(line, rules)
        if line.apart or not blocks:
            blocks.append(text)
        else:
            blocks[-1] += f"\n{text}"
    return blocks


def written(line: TextLine, rules: ChannelRules) -> str:
    """The characters of a line, as the channel takes them."""
    whole = line.kind != "text" and bool(rules.strong)
    text = "".join(_run(run, rules, marked=not whole) for run in _alike(line.runs)).strip()
    if whole and text and rules.strong not in text:
        text = f"{rules.strong}{text}{rules.strong}"
    return with_direction(text, line.lang)


def _alike(runs: Runs) -> Iterator[Inline]:
    """The runs, those beside each other that are marked alike as one, so that the marks stand once round them."""
    for (strong, emphasis, link), group in groupby(runs, key=lambda run: (run.strong, run.emphasis, run.link)):
        beside = list(group)
        if link is not None:
            yield from beside
        else:
            yield Inline("".join(isolated(run.text) if run.isolate else run.text for run in beside), strong, emphasis)


def _run(run: Inline, rules: ChannelRules, *, marked: bool) -> str:
    text = isolated(run.text) if run.isolate else run.text
    if marked and run.strong:
        text = _between(text, rules.strong)
    if marked and run.emphasis:
        text = _between(text, rules.emphasis)
    address = (run.link or "").removeprefix("mailto:")
    return f"{text} ({isolated(address)})" if address and address != run.text else text


def _between(text: str, mark: str) -> str:
    """Marks stand right at the words, or the channel does not take them for marks."""
    inner = text.strip()
    if not inner or not mark or mark in inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}{mark}{inner}{mark}{after}"


def _warn_of_marks(made: Sequence[TextLine], rules: ChannelRules, flow: Flow, options: RenderOptions) -> None:
    """Tells each letter of a text that the channel takes for a mark, at the words' first place in the input, where they stand in it as they are."""
    for line in made:
        text = plain(line.runs)
        for mark, words in rules.taken(text):
            said = f"{rules.name} takes {mark!r} for a mark, and may change how this is shown: {words[:60]!r}"
            options.warn(Problem(said, _place(flow, words), severity="warning"))
        begun = None if line.marked else rules.begun(written(line, rules))
        if begun is not None:
            said = f"{rules.name} takes {begun!r} where a line begins for the mark of a list or a quotation: {text[:60]!r}"
            options.warn(Problem(said, _place(flow, text), severity="warning"))


def _place(flow: Flow, words: str) -> Place:
    """Where the input has the words, line and column; the input alone where they are written there in another way. There a backslash may stand
    before a letter, or two in a text between double quotes."""
    source = flow.meta.source.decode("utf-8", "replace")
    for part in (words[:_LONGEST], words[:_SEEN]):
        first, last = re.escape(part[0]), re.escape(part[-1])
        letters = "".join(rf"\\{{0,2}}{re.escape(letter)}" for letter in part)
        found = re.search(rf"(?<!{first}){letters}(?!{last})", source)
        if found is not None:
            return Place(flow.meta.origin, source.count("\n", 0, found.start()) + 1, found.start() - source.rfind("\n", 0, found.start()))
    return Place(flow.meta.origin)
