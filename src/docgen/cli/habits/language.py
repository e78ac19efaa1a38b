"""In which language a run speaks: problems and help in Arabic where the environment asks for it (`docgen.locales.messages.language`)."""

from __future__ import annotations

import re
from typing import Any

from docgen.cli.habits.escapes import one_line
from docgen.errors import Problem, Severity
from docgen.locales.messages import PDI as PDI
from docgen.locales.messages import RLI as RLI
from docgen.locales.messages import arabic, language
from docgen.locales.messages import isolated as isolated

SEVERITIES: dict[Severity, str] = {"error": "خطأ", "warning": "تحذير", "note": "ملاحظة"}
_HEADINGS = {
    "Usage: ": "الاستعمال: ",
    "Options:": "الخيارات:",
    "Commands:": "الأوامر:",
    "Arguments:": "المعاملات:",
    "  Examples:": "  أمثلة:",
    "Error: ": "خطأ: ",
}
_TYPERS = ("Show this message and exit.",)
"""What Typer puts into help by itself."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def in_arabic() -> bool:
    """Whether this run speaks Arabic."""
    return language() == "ar"


def said(text: str) -> str:
    """A message in Arabic, or as it is, isolated, where the catalogue has it not."""
    return arabic(text) or isolated(text)


class Spoken(str):
    """Text that is printed as it is: what a terminal would obey is escaped, and isolates in it are docgen's own."""

    __slots__ = ()


def spoken(*parts: str, between: str = ", ") -> Spoken:
    """Parts of a line that tells what was found, with `between` between them: in Arabic each by the catalogue, and with Arabic signs."""
    arab = in_arabic()
    told = [part if isinstance(part, Spoken) else said(one_line(part)) if arab else one_line(part) for part in parts]
    return Spoken((_BETWEEN.get(between, between) if arab else between).join(told))


_BETWEEN = {", ": "، ", "; ": "؛ "}


def pages(count: int) -> str:
    """How many pages, as a part."""
    return f"{count} pages" if count != 1 else "1 page"


def labelled(label: str, value: Spoken) -> Spoken:
    """A line with a label in front of a value."""
    return Spoken(f"{RLI}{said(f'{label}:')} {value}{PDI}" if in_arabic() else f"{label:<12}{value}")


def place(text: str) -> str:
    """A place at the head of a line: as other programs look for it, unless it would turn the line."""
    return isolated(text) if _RIGHT_TO_LEFT.search(text) else text


def line(problem: Problem) -> str:
    """A problem in one line: its place, and the rest as one right-to-left isolate."""
    return f"{place(str(problem.place))}: {RLI}{head(problem)} {body(problem)}{PDI}"


def head(problem: Problem) -> str:
    """How grave it is, and its code."""
    return SEVERITIES[problem.severity] + (f" [{isolated(problem.code)}]" if problem.code else "") + ":"


def body(problem: Problem) -> str:
    """Its path, message and hint."""
    path = f"{isolated(problem.place.path)}: " if problem.place.path else ""
    return f"{path}{said(problem.message)}" + (f" – {said(problem.hint)}" if problem.hint else "")


def helping_in_arabic(command: Any) -> Any:
    """The same command (and each that is in it), whose help is in Arabic."""
    for attribute in ("help", "short_help", "epilog"):
        setattr(command, attribute, _paragraphs(getattr(command, attribute, None)))
    for parameter in command.params:
        parameter.help = _paragraphs(getattr(parameter, "help", None))
    english = command.get_help
    command.get_help = lambda context: headed(english(context))
    for member in getattr(command, "commands", {}).values():
        helping_in_arabic(member)
    return command


def _paragraphs(text: str | None) -> str | None:
    if not text:
        return text
    wrapped, sign, lines = text.partition("\b\n")  # what follows the sign is examples, line by line
    return "\n\n".join(arabic(part) or part for part in paragraphs(wrapped)) + (f"\n\n{sign}{lines}" if sign else "")


def paragraphs(text: str) -> list[str]:
    """A help text as messages: its paragraphs, each in one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def headed(text: str) -> str:
    """What Typer prints, with its headings in Arabic."""
    text = text.replace("[required]", "[لازم]").replace("[default: ", "[الافتراضي: ").replace("[env var: ", "[متغير البيئة: ")
    for english in _TYPERS:
        text = text.replace(english, arabic(english) or english)
    for english, there in _HEADINGS.items():
        text = re.sub(f"^{re.escape(english)}", there, text, flags=re.MULTILINE)
    return text
