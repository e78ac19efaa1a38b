"""What any word of a command line must be, whatever its option: no empty value, no empty name of a file, no text that is not UTF-8."""

from __future__ import annotations

import os
from typing import Any

import typer

_PATHS = ("FILE", "DIR", "OUT", "INPUT", "MODULE")
"""The metavar of each option and argument that takes a path has one of these words."""
_MAY_BE_EMPTY = ("--sign-passphrase",)
"""Options of which an empty text is a value."""
_SECRETS = ("DOCGEN_PASSWORD", "DOCGEN_OWNER_PASSWORD")
"""Variables that are not left empty: a secret that a build service has not would else be a file without protection."""


def guard(command: Any) -> Any:
    """The same command; its options and arguments look at what was written before they read it. Then a wrong word is a UsageError of Typer's, which
    names the option."""
    for parameter in command.params:
        _guard(parameter)
    for member in getattr(command, "commands", {}).values():
        guard(member)
    return command


def _guard(parameter: Any) -> None:
    read = parameter.process_value
    path = any(word in str(parameter.metavar) for word in _PATHS)
    fixed = "--output" in parameter.opts and "PATTERN" not in str(parameter.metavar)
    valued = parameter.param_type_name == "option" and parameter.opts[-1] not in _MAY_BE_EMPTY

    def process_value(context: Any, value: Any) -> Any:
        for word in (value,) if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ():
            if not isinstance(word, str):
                continue
            wrong = (_wrong_path if path else _wrong_text)(word)
            if wrong is None and fixed and _is_pattern(word):
                wrong = "a pattern of names is for docgen render and docgen batch; name what is to be written"
            if wrong is None and valued and not word.strip() and word != parameter.default:
                wrong = "an empty value; leave the option out, or give it one"
            if wrong:
                raise typer.BadParameter(wrong, ctx=context, param=parameter)
        if value is None and parameter.envvar in _SECRETS and os.environ.get(parameter.envvar) is not None:
            raise typer.BadParameter("its variable is empty; unset it, or give it the password", ctx=context, param=parameter)
        # What nobody gave is read as nothing, without the validator that Typer would build for it.
        if value is None and not parameter.required and parameter.callback is None:
            return None
        try:
            return read(context, value)
        except typer.BadParameter as error:  # pydantic's own words for what a validator says
            error.message = error.message.removeprefix("Value error, ")
            raise

    parameter.process_value = process_value


def _wrong_path(word: str) -> str | None:
    """An empty word (of a variable of the shell that is not set, mostly) would stand for the current folder."""
    if not word.strip():
        return "an empty name; write the name of a file or a folder (. is the current one)"
    return "a NUL in a name" if "\0" in word else None


def _is_pattern(word: str) -> bool:
    """Whether the name of an output has braces, but for those of a folder that is there."""
    there = word
    while there and not os.path.lexists(there):
        there = os.path.dirname(there)  # noqa: PTH120 - a name of any length
    return bool({"{", "}"} & set(word.removeprefix(there)))


def _wrong_text(word: str) -> str | None:
    """Bytes that are not UTF-8 come from the system as lone surrogates, which no document can hold."""
    found = next((index for index, char in enumerate(word) if "\ud800" <= char <= "\udfff"), None)
    return None if found is None else f"character {found + 1} is not UTF-8"
