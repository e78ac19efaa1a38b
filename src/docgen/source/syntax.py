"""What a YAML parser's complaint means to a person, and how to mend the line."""

from __future__ import annotations

import re

import yaml

from docgen.errors import Place, Problem
from docgen.source.file import Source, position
from docgen.source.lost import CURE, said

_LOOK_BACK = 500
"""Code points before an error that are looked at for the beginning of the text it stands in."""
_BEGUN = re.compile(r"(?:^\s*(?:- +)*|[:,{\[]\s+|- +)(?P<mark>['\"\[{])[^:]*$")
_JOINED = re.compile(r"[ \t]*(?:- +)*[A-Za-z_]{1,24}(?P<colon>:)[^\s:/][^\r\n]*")
_HASH = re.compile(r"(?:^|(?<=[ \t]))(?P<sign>#)(?=\w)[^\r\n]*", re.MULTILINE)
_UNSEEN = re.compile(r"[ \t]*(?:- +)*(?P<sign>[\u00a0\u200b-\u200f\u2060\ufeff])")
_ROLE = re.compile(r"\{[a-z]+\}`")


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """One Problem for a syntax error: the line that is wrong, in plain words, with what would be right."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = 0 if mark is None else min(mark.index, len(source.text))
    opened = getattr(error, "context_mark", None)
    tab = None if "flow" in context or "quoted" in context else _tab_in_indentation(source.text, index)
    if tab is not None:
        return _at(source, tab, "a tab is used for indentation", "indent with spaces; YAML allows no tabs there")
    if "another document" in problem or ("<document start>" in problem and _after_document(source.text, index)):
        return _at(source, index, "a second document begins here", "one file holds one document; take out the '---' or '...' line")
    if "<document start>" in problem:
        return _at(
            source, index, "this line does not belong to what stands above it", "indent it as far as the first key, or check the line above it"
        )
    if "undefined alias" in problem:
        name = re.match(r"\*(\S*)", source.text[index : index + 60])
        what = f"the alias *{name[1]} has no anchor" if name else "an alias has no anchor"
        return _at(source, index, what, "text that begins with * must stand in quotes; an alias needs its anchor (&name) above it")
    if "duplicate anchor" in problem:
        return _at(source, index, "the anchor is given twice", "give each anchor a name of its own")
    if (text := _broken_text(problem, context, source.text, index, None if opened is None else opened.index)) is not None:
        return _at(source, *text)
    line = source.text.rfind("\n", 0, index) + 1
    if (sign := _UNSEEN.match(source.text, line)) is not None:
        found = ord(sign["sign"])
        return _at(source, sign.start("sign"), f"the invisible sign U+{found:04X} stands at the beginning of this line", "take it out")
    return _line(problem, context, source, index, None if opened is None else opened.index)


def _broken_text(problem: str, context: str, text: str, index: int, opened: int | None) -> tuple[int, str, str] | None:
    """Where a text without quotes is not what YAML makes of it: the place, what happened, and the cure."""
    if "expected comment or line break" in problem and opened is not None and opened < len(text):
        return opened, f"a text may not begin with {text[opened]}", f"put the text in quotes; after {text[opened]} alone it begins in the next line"
    if "mapping keys are not allowed" in problem:
        return index, "a text may not begin with '? '", "put the text in quotes"
    line = text.rfind("\n", 0, index) + 1
    if "mapping values" in problem and (joined := _no_gap(text, line)) is not None:
        return joined, "there is no space after this colon", "write 'key: text'"
    if not ("block end" in problem or "expected ','" in problem or "expected the node content" in problem or "expected key" in problem):
        return None
    line = max(line, index - _LOOK_BACK)
    before = text[line:index].rstrip()
    if before[-1:] in ("'", '"', "]", "}") and (begun := _BEGUN.search(before)) is not None:
        mark = begun["mark"]
        ends = f"ends at the next {mark}" if mark in "'\"" else "is read as a list or a mapping"
        return line + begun.start("mark"), f"a text that begins with {mark} {ends}, and this one goes on", _cure(mark)
    start = line if opened is None or opened >= index else min(line, opened)
    return _cut_short(text, max(0, start if "flow" in context or "flow" in problem else _above(text, line)), index)


def _cure(mark: str) -> str:
    if mark == '"':
        return "put the whole text in single quotes: '\"…\" …', or on the lines below its key after |"
    return "put the whole text in double quotes, or on the lines below its key after |"


def _no_gap(text: str, line: int) -> int | None:
    """The place of a colon with no space behind it that ends a key in the line above."""
    above = _above(text, line)
    found = _JOINED.match(text, above, line)
    return None if found is None else found.start("colon")


def _above(text: str, line: int) -> int:
    """Where the last line before this one begins that is not empty."""
    end = len(text[:line].rstrip())
    return text.rfind("\n", 0, end) + 1


def _cut_short(text: str, start: int, index: int) -> tuple[int, str, str] | None:
    """The first hashtag or number in these lines that YAML took for a comment."""
    for found in _HASH.finditer(text, start, index):
        line = text.rfind("\n", 0, found.start()) + 1
        before = text[line : found.start()]
        if before.count('"') % 2 == 0 and before.count("'") % 2 == 0:
            comment = text[found.start("sign") : found.end()]
            return found.start("sign"), said(comment), CURE
    return None


def _line(problem: str, context: str, source: Source, index: int, opened: int | None) -> Problem:
    text = source.text
    line = _line_of(text, index)
    if "mapping values are not allowed" in problem:
        return _at(source, index, "a second ': ' stands here, or a key with no place", "put a text that holds ': ' in quotes")
    if "cannot start any token" in problem:
        character = text[index : index + 1]
        role = " (a role such as {date}`2021-10-18` at the start of a text needs them too)" if _ROLE.search(line) else ""
        return _at(source, index, f"a text may not begin with {character}", f"put the text in quotes{role}")
    if "block sequence entries" in problem:
        return _at(
            source, index, "a list item may not begin here", "begin the list on a line of its own, or put a text that begins with '- ' in quotes"
        )
    if "escape" in problem:
        return _at(source, index, "this backslash escape does not exist in YAML", "write \\\\ for a backslash, or use single quotes")
    if "quoted scalar" in context and opened is not None:
        return _at(source, opened, "the quotation mark that opens here is never closed", "close it; inside '…' write '' for an apostrophe")
    if "flow" in context or "flow" in problem:
        return _flow(source, index, opened)
    if "expected ':'" in problem and opened is not None:
        return _at(
            source, opened, "a key needs a colon and a space after it", "write 'key: value'; a text of several lines needs > or | after its key"
        )
    if "expected key" in problem or "block end" in problem or "block mapping" in context:
        return _at(
            source,
            index,
            "the indentation of this line fits nothing above it",
            "keys of one mapping begin in one column; a text of several lines needs > or |",
        )
    if "block collection" in context or "block entry" in problem:
        return _at(source, index, "the indentation of this line fits nothing above it", "items of one list begin in one column, each with '- '")
    if "tag" in problem or "tag" in context:
        return _at(source, index, "a tag (!) is written wrongly here", "put text that begins with ! in quotes")
    if "directive" in context:
        return _at(source, index if opened is None else opened, "a line may not begin with %", "put text that begins with % in quotes")
    if "anchor" in context or "alias" in context:
        return _at(source, index, "an anchor (&) or alias (*) is written wrongly here", "put text that begins with & or * in quotes")
    said = ", ".join(part for part in (context, problem) if part) or "the YAML cannot be read"
    return _at(source, index, said, None)


def _flow(source: Source, index: int, opened: int | None) -> Problem:
    if opened is None or opened >= len(source.text):
        return _at(source, min(index, len(source.text)), "the file ends inside { } or [ ]", "close the bracket")
    if "?" in source.text[max(0, index - 1) : index + 1]:
        return _at(source, index, "inside { } or [ ] a text without quotes may hold no question mark", "put the text in quotes")
    closing = "}" if source.text[opened] == "{" else "]"
    if _ROLE.match(source.text, opened):
        return _at(source, opened, "a text that begins with a role must stand in quotes", 'write "{date}`2021-10-18` …"')
    if not source.text[index:].strip():
        return _at(source, opened, f"the bracket that opens here is never closed with {closing}", f"add the {closing}")
    return _at(source, index, f"a comma or {closing} is missing before this", f"the bracket opened in line {position(source.text, opened)[0]}")


def _line_of(text: str, index: int) -> str:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return text[start : len(text) if end < 0 else end]


def _tab_in_indentation(text: str, index: int) -> int | None:
    """The index of a tab among the white space that begins the line, if the parser stopped in that line."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    indent = re.match(r"[ \t]*(?:- *)*\t?", text[start:])
    tab = indent[0].find("\t") if indent else -1
    return None if tab < 0 else start + tab


def _after_document(text: str, index: int) -> bool:
    return re.search(r"^(?:\.\.\.|---)(?:\s|$)", text[:index], re.MULTILINE) is not None


def _at(source: Source, index: int, message: str, hint: str | None) -> Problem:
    line, column = position(source.text, index)
    return Problem(message, Place(source.name, line, column), hint)
