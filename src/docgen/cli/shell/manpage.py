"""The manual page docgen(1), from the tree of commands: every command, option and exit code, in the macros of man(7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.cli.shell.examples import EXAMPLES

EXIT_CODES = {
    "0": "Done.",
    "1": "The input is wrong.",
    "2": "The command line is wrong, or a plug-in that it asks for cannot be used.",
    "3": "The output could not be written.",
    "70": "docgen itself failed: run it again with --debug and report what it prints.",
    "129, 130, 143": "Ended by SIGHUP, SIGINT or SIGTERM.",
    "141": "Whoever read standard output has gone.",
}
ENVIRONMENT = {
    "DOCGEN_LANG": "The language of messages, ar or en. Default: that of LC_ALL, LC_MESSAGES or LANG.",
    "DOCGEN_BIDI": "1 or 0: whether the terminal reorders Arabic, for the caret under a line of the input.",
    "DOCGEN_LIMITS": "What --limits takes.",
    "DOCGEN_PASSWORD, DOCGEN_OWNER_PASSWORD, DOCGEN_SIGN_PASSPHRASE": "What --password, --owner-password and --sign-passphrase take.",
    "DOCGEN_DEBUG": "Show Python's traceback where docgen itself fails.",
    "DOCGEN_PURE": "Run the kernels uncompiled.",
    "SOURCE_DATE_EPOCH": "The time that goes into files, in seconds since 1970; the same input makes the same bytes then.",
    "NO_COLOR": "No colours on a terminal.",
}


def page(program: Any, commands: dict[str, Any]) -> str:
    """The page of a program and its commands, by their names."""
    lines = [
        '.TH DOCGEN 1 "" "docgen" "User Commands"',
        ".SH NAME",
        f"docgen \\- {_text('press statements and meeting minutes from one YAML file, in Arabic and English, as PDF and DOCX')}",
        ".SH SYNOPSIS",
        ".B docgen",
        "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(program.help),
        ".SH OPTIONS",
        *_options(program),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        for path, one in _leaves(command, name):
            lines += _command(path, one)
    for title, rows in (("EXIT STATUS", EXIT_CODES), ("ENVIRONMENT", ENVIRONMENT)):
        lines += [f".SH {title}", *(line for term, about in rows.items() for line in (".TP", f".B {_text(term)}", _text(about)))]
    return "\n".join(lines) + "\n"


def _leaves(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    members = getattr(command, "commands", None)
    if members is None:
        yield path, command
    for name, member in (members or {}).items():
        yield from _leaves(member, f"{path} {name}")


def _command(path: str, command: Any) -> Iterator[str]:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    yield f'.SS "docgen {path}"'
    yield f".B docgen {path}"
    yield f"[\\fIOPTIONS\\fR] {' '.join(f'[{_text(one.metavar)}]' if not one.required else _text(one.metavar) for one in arguments)}".rstrip()
    yield ".PP"
    yield from _paragraphs(command.help)
    for argument in arguments:
        yield from (".TP", f".I {_text(argument.metavar)}", _text(argument.help or ""))
    yield from _options(command)
    if path in EXAMPLES:
        yield from (".PP", "Examples:", ".RS", ".nf", *map(_text, EXAMPLES[path]), ".fi", ".RE")


def _options(command: Any) -> Iterator[str]:
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.hidden:
            names = ", ".join(f"\\fB{_text(name)}\\fR" for name in (*parameter.opts, *parameter.secondary_opts))
            yield from (".TP", names + _taken(parameter), _text(parameter.help or ""))


def _taken(parameter: Any) -> str:
    """What stands after an option: its metavar, or the words that there are."""
    if parameter.is_flag:
        return ""
    of_it = getattr(parameter, "type_descriptor", None) or getattr(parameter, "type", None)
    taken = parameter.metavar or "|".join(str(getattr(choice, "value", choice)) for choice in getattr(of_it, "choices", None) or ()) or "VALUE"
    return f" \\fI{_text(taken)}\\fR"


def _paragraphs(text: str | None) -> Iterator[str]:
    for index, part in enumerate(re.split(r"\n\s*\n", (text or "").strip())):
        if index:
            yield ".PP"
        yield _text(" ".join(part.split()))


def _text(text: str) -> str:
    """Text for roff: its own signs escaped, and no line that it would take for a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
