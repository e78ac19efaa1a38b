"""The catalogue of messages in Arabic: `src/docgen/locales/messages/ar.po`, and `ar.mo`, which the program reads.

    python scripts/messages.py            # take up new messages of the source, leave out those that are gone, and compile
    python scripts/messages.py --check    # say whether both files are as this would make them

A message is an f-string or a string in a call of what carries messages (`Problem`, `UsageError`, `validation_error`, …), a line of a command's
help, or a text of the checks' catalogue. What stands in the braces of an f-string becomes a named placeholder.
"""

from __future__ import annotations

import argparse
import ast
import datetime
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from docgen.cli.habits.language import paragraphs

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/docgen"
FOLDER = SOURCE / "locales/messages"
CARRIERS = re.compile(
    r"Problem|Diagnostic|\w+Error|finding|_finding|found|validation_error|BadParameter|NotFound|_error|error|refused|_refused|_wrong|problem|_problem|_warning|_said|_at|fault|locate|_must_be|Option|_line|spoken|detail|_Passed|Lost"
)
"""Names of what a message is given to."""
HELP = ("Option", "Argument", "Command", "Typer", "callback")
"""Names of what a line of help is given to."""
_LEFT_OUT = ("code", "severity", "metavar", "name", "envvar", "callback", "path", "key", "option")
SILENT = (
    *(
        "calendars/kacst_months.py",
        "calendars/plain.py",
        "frozen.py",
        "lazy.py",
        "pictures/bare_svg.py",
        "serve/openapi.py",
        "writers/contract.py",
        "writers/docx/blank_form.py",
    ),
    *("writers/docx/styles/", "writers/docx/xml_text.py", "writers/html/style.py", "writers/mail/page.py", "writers/mail/style.py"),
)
"""Files below the package that hold data, markup or words for who writes a writer, and no message of a user's."""
DUMPS = ("bitext/values.py", "document/dump.py")
"""Files whose strings are words that are looked for or lines of a format, but for what their errors say."""
_MARKUP = re.compile(
    r"; charset=|realm=|=\(\), |w:val=|xmlns|px[ ;]|^\[?\{\{name: |heading: \{\{|quote: \{\{"
    r'|^/T \(|\(\?:|="\{|[ ,](?:re|cm|scn|[mcSjJ])$|^/[A-Z]\w+ |/Count |GlyphCluster\('
)
"""Pieces of files, patterns and representations."""
_OF_DOCUMENTS = frozenset(
    (
        *("({{part}} of {{parts}})", "Actions arising from {{}}", "Any other business", "Docgen {kind} {upper}", "Minutes of the meeting"),
        *("Minutes of meeting No. {{number}}", "docgen with ReportLab", "{cardinal} {singular} و{rest}"),
        *("{words} ({body}) of {day}", "{words} ({body}) بتاريخ {day}", "shading in {space}", "shading in unknown"),
        "With reference to {{}}, the following actions have been assigned to you. We should be grateful if you would have them carried out in time:",
        "(Offset on coated paper, ISO 12647-2:2004/Amd 1, FOGRA39)",
        "{place}: {severity}{code}:{path} {told}",
        "{place}: {rli}{problem} {problem_2}{pdi}",
        'pip install "{distribution}[{extra}]"',
    )
)
"""Words that go into documents or into files' own descriptions of themselves, and what is the form of a message."""
_OF_SOURCE = frozenset(
    (
        *("A Gregorian ISO date, a Hijri date with AH or هـ, or a mapping of both", "The kind of document", "The version of the input format"),
        "A file, or a list of files, of what several inputs share: its keys lie under those of this file",
        "Bilingual | bool | DualDate | datetime.time | Money | ExtraPicture | tuple[Any, ...] | dict[str, Any]",
        *("Markdown with {{{{ expressions }}}}, one for both languages or one for each", "What docgen prints with --json"),
        *("a row stands in no table", "the last day of ", "the sequences are not of one length", "the text is not the spans' texts joined"),
        "the sum of {said}",
    )
)
"""Descriptions of JSON Schemas, which are in English, and what programs say to programs."""
_PLACEHOLDER = "Stands for a command in the list of commands; `LazyGroup` puts the real one in its place."
"""The docstring of what stands for a command until that is loaded."""
_ANY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The date in the catalogue's head: always the same, so that the file changes with its messages alone."""


def template(node: ast.AST) -> str | None:
    """A message with its placeholders in braces; `None` for what is no string."""
    if isinstance(node, ast.Constant):
        return node.value.replace("{", "{{").replace("}", "}}") if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [template(node.left), template(node.right)]
        return None if None in sides else "".join(sides)  # type: ignore[arg-type]
    if not isinstance(node, ast.JoinedStr):
        return None
    made, names = "", dict[str, int]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            made += str(part.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(part, ast.FormattedValue):
            name = _name(part.value)
            names[name] = names.get(name, 0) + 1
            made += "{" + (name if names[name] == 1 else f"{name}_{names[name]}") + "}"
    return made


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id.strip("_").lower() or "value"
    if isinstance(node, ast.Attribute):
        return node.attr.strip("_").lower()
    if isinstance(node, ast.Call):
        inner = [_name(one) for one in node.args if isinstance(one, (ast.Name, ast.Attribute))]
        return inner[0] if inner else _name(node.func)
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return "value"


def strings(node: ast.AST) -> Iterator[ast.AST]:
    """The strings that an expression may come to, and those inside of them."""
    if isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from strings(value)
    elif isinstance(node, ast.BinOp) and template(node) is None:
        yield from strings(node.left)
        yield from strings(node.right)
    elif isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp)):
        yield node
        for part in getattr(node, "values", ()):
            if isinstance(part, ast.FormattedValue):
                yield from strings(part.value)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for value in node.elts:
            yield from strings(value)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from strings(value)
    elif isinstance(node, ast.Subscript):
        yield from strings(node.value)


def said(call: ast.Call) -> Iterator[str]:
    for one in (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg not in _LEFT_OUT)):
        for node in strings(one):
            text = template(node)
            if text and " " in text and not text.startswith("--") and re.search("[a-z]{3}", re.sub(r"\{\w+\}", "", text)):
                yield text


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def phrases(node: ast.AST) -> Iterator[str]:
    """The strings of three words or more that an expression may come to: what is put by, or given back, to become a message."""
    for one in strings(node):
        text = template(one)
        if text and re.search(r"[a-z]{2}.* .*[a-z]{2}.* .*[a-z]{2}", text) and not re.search(r"[<>\\^]|\n|  ", text):
            yield text


def strings_of_source() -> Iterator[tuple[tuple[str, int], str]]:
    """Strings of the source that look like messages, and where each is: (path, line)."""
    for path in sorted(SOURCE.rglob("*.py")):
        where, inside = path.relative_to(ROOT).as_posix(), path.relative_to(SOURCE).as_posix()
        if inside.startswith(("cli/shell/", *SILENT)):  # a manual page is in English, and an example in no language
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            some: Iterator[str] = iter(())
            if isinstance(node, ast.Call) and CARRIERS.fullmatch(called(node)):
                some = said(node)
            elif isinstance(node, (ast.Return, ast.Assign, ast.AnnAssign, ast.Yield)) and node.value is not None and inside not in DUMPS:
                some = phrases(node.value)
            for text in some:
                yield (where, node.lineno), text


def of_source() -> Iterator[tuple[str, str, int]]:
    """Messages in the source, and where each is."""
    for (where, line), text in strings_of_source():
        if text not in _OF_DOCUMENTS | _OF_SOURCE and not _MARKUP.search(text):
            yield text, where, line


def of_help() -> Iterator[tuple[str, str, int]]:
    """Paragraphs of the help of every command."""
    from docgen.cli.app import COMMANDS, loaded, program

    def texts(command: Any) -> Iterator[str]:
        for owner in (command, *command.params):
            for attribute in ("help", "short_help", "epilog"):
                yield from paragraphs((getattr(owner, attribute, None) or "").partition("\b\n")[0])
        for member in getattr(command, "commands", {}).values():
            yield from texts(member)

    for command in (program(), *(loaded(row.name) for row in COMMANDS)):
        for text in texts(command):
            if text == _PLACEHOLDER:
                continue
            yield text.replace("{", "{{").replace("}", "}}"), "src/docgen/cli/app.py", 1


def of_checks() -> Iterator[tuple[str, str, int]]:
    """What the checks are about."""
    from docgen.checks.catalogue import codes

    for code in codes().values():
        for text in (code.title, code.why):
            yield text.replace("{", "{{").replace("}", "}}"), "src/docgen/checks/catalogue.yaml", 1


TYPER = (
    "No such option: {option}",
    "No such option: {option} (Possible options: {options})",
    "No such command {name}.",
    "No such command {name}. Did you mean {near}?",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Missing command.",
    "Invalid value for {name}: {message}",
    "{value} is not one of {choices}.",
    "Got unexpected extra argument(s) ({arguments})",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "{value} is not in the range {range}.",
    "Value {value} is not a valid {name}.",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)
"""What Typer itself says."""

WORDS = (
    *("Arabic", "English", "Arabic and English", "before", "after", "the number", "the date", "the amount", "the percentage", "the time"),
    *("the weekday", "the month"),
    *(
        "the address",
        "the reference",
        "a number",
        "text",
        "a mapping",
        "a list",
        "a date",
        "nothing",
        "a folder",
        "a device",
        "a socket",
        "a PDF file",
    ),
    *(
        "an RTF file",
        "the yes-or-no value true",
        "the yes-or-no value false",
        "the path of a YAML file",
        "error",
        "warning",
        "note",
        "folder",
        "file",
    ),
    *("the input", "the included file", "the template", "the theme", "the file that names it", "a whole number", "true or false", "a web address"),
    *("it must be", "at least {value}", "at most {value}", "more than {value}", "less than {value}", "letterhead", "Word form"),
    *("a PDF", "a DOCX", "a text file", "a web page", "an e-mail", "a picture", "a text", "a message", "a Word file"),
    *("file:", "title:", "claims:", "language:", "tags:", "font:", "boxes:", "colours:", "intent:", "annotations:", "attached:", "signature:"),
    *("style:", "styles:", "kind:", "direction:", "doubt:", "doubts:", "faults:", "not read:", "text:", "encrypted", "none", "no standard"),
    *("none named", "not tagged", "embedded", "styles turned"),
    *(
        "NOT embedded",
        "not embedded",
        "subset",
        "whole",
        "unreadable",
        "1 page",
        "{count} pages",
        "one paragraph",
        "{count} bytes",
        "{count} characters",
    ),
    *("attached: {names}", "mended", "left", "used", "all found", "{count} missing", "{count} not as the input has it"),
    *(f"facts: {{count}} {one}" for one in ("numbers", "names", "dates", "references", "times", "addresses", "amounts", "percentages")),
    *(f"facts: 1 {one}" for one in ("number", "name", "date", "reference", "time", "address", "amount", "percentage")),
    *("{count} styles", "{count} paragraphs", "{count} left-to-right paragraphs", "{count} runs", "{count} twins"),
    *(
        "{count} tables",
        "1 style",
        "1 paragraph",
        "1 left-to-right paragraph",
        "1 run",
        "1 twin",
        "1 table",
        "compiled",
        "any",
        "{count} findings mended",
        "1 finding mended",
    ),
)
"""What stands in the placeholders of messages, out of tables of the source."""

COMPOSED = (
    "put it inside the braces, or a space behind its # if it is a comment",
    "put it inside the quotes, or a space behind its # if it is a comment",
    *("'{text}' is printed as one number, from left to right", "'{text}' is printed from right to left, group after group"),
    *("'{who}' joined at {time}, {said}", "'{who}' left at {time}, {said}", "--layout stacked has them in turn", "close it"),
    *("the figure {figure} ({around})", "once", "twice", "{count} times"),
    *("'{text}' may be {one} or {other}", "the numbers {one} and {other}"),
    "name it in a Word form as extra.{name}, in a template of your own as extra.{again}, or take it out",
    "the last day of {month}",
    "a comma or {closing} is missing before this",
    *("no {way}", "width", "height", "page size", "margin", "{least} present", "is attached to", "follows in"),
    "{option} is not for the {profile} profile; --profile {profiles}",
    "no template or theme {name}; there are {known}",
    "no template or theme {name}; did you mean {near}?",
    "a comma or {bracket} is missing before this",
    "the bracket opened in line {line}",
    "put the text in quotes{role}",
    "{asked} is for {others}; {what} has no look of its own",
    "{asked} is for {others}; {what} has no fonts",
    "{asked} is for {others}; {what} has no pages",
    "{asked} is for {others}; {what} has no pictures",
    "{asked} is for {others}; {what} has its address already",
    "{asked} is for {others}; {what} has no profiles",
    "{asked} is for {others}; {what} has no bleed, marks, press profile or booklet",
    "{asked} is for {others}; {what} can be opened by anybody",
    "{asked} is for {others}; {what} is not signed",
    "{asked} is for {others}; {what} has no standards of PDF",
    "{asked} is for {others}; {what} carries nothing of its input",
    "{asked} is for {others}; {what} carries what it uses of its fonts",
    "{asked} is for {others}; {what} is the same for every channel",
    "{asked} is for {others}; {what} has no pixels",
    "{asked} is for {others}; {what} is one file",
    "{asked} is for {others}; {what} is no card",
)
"""Messages that the source puts together of parts."""


def every() -> Catalog:
    """All messages, each with its places, in the order of its English."""
    found: dict[str, list[tuple[str, int]]] = {}
    for text, where, line in (*of_source(), *of_help(), *of_checks(), *((text, "typer", 1) for text in (*TYPER, *WORDS, *COMPOSED))):
        places = found.setdefault(text, [])
        if (where, line) not in places:
            places.append((where, line))
    catalog = Catalog(locale="ar", project="docgen", fuzzy=False, creation_date=_ANY, revision_date=_ANY)
    for text, places in sorted(found.items()):
        catalog.add(text, locations=sorted({(where, 1) for where, _ in places}))
    return catalog


def merged(kept: Catalog, wanted: Catalog) -> Catalog:
    """The messages wanted, with the Arabic that was kept."""
    for message in wanted:
        old = kept.get(message.id) if message.id else None
        if old is not None:
            message.string = old.string
    return wanted


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as text and compiled. What is not translated yet is only in the text."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, width=0, omit_header=True, include_lineno=False)
    write_mo(compiled, catalog)
    return HEADER.encode() + text.getvalue(), compiled.getvalue()


HEADER = """# What docgen says, in Arabic. Made by scripts/messages.py; the lines that begin with msgstr are written by hand.
msgid ""
msgstr ""
"Language: ar\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not as it would be made")
    parser.add_argument("--missing", action="store_true", help="list what has no Arabic yet")
    asked = parser.parse_args()
    po, mo = FOLDER / "ar.po", FOLDER / "ar.mo"
    kept = read_po(io.BytesIO(po.read_bytes()), locale="ar") if po.exists() else Catalog(locale="ar")
    catalog = merged(kept, every())
    if asked.missing:
        for message in catalog:
            if message.id and not message.string:
                print(f"{message.locations[0][0].removeprefix('src/docgen/')} | {message.id}")
        return 0
    text, compiled = written(catalog)
    if asked.check:
        same = po.read_bytes() == text and mo.read_bytes() == compiled
        print("the catalogue is up to date" if same else "run python scripts/messages.py")
        return int(not same)
    po.write_bytes(text)
    mo.write_bytes(compiled)
    return 0


if __name__ == "__main__":
    sys.exit(main())
