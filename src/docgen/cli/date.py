"""`docgen date`: one date in every form, both calendars, both languages."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from docgen import plugins
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.types import Digits

if TYPE_CHECKING:
    from docgen.calendars.registry import Table

_TABLES = ("auto", "published", "kacst", "islamic-civil")


def tables() -> tuple[str, ...]:
    """The names of all of them."""
    return (*_TABLES, *plugins.names("calendars"))


def _table(name: str) -> str:
    """What `--hijri-table` takes: docgen's own tables, and the calendars that installed packages add."""
    if name in tables():
        return name
    raise typer.BadParameter(f"{name!r} is not one of {', '.join(tables())}.")


def command(
    text: Annotated[str, typer.Argument(metavar="DATE", help="A date in either calendar or in both; `today` is this day.")] = "today",
    territory: Annotated[str, typer.Option("--territory", metavar="CODE", help="Whose custom the written forms follow.")] = "QA",
    digits: Annotated[Digits, typer.Option("--digits", help="Digits of the Arabic forms.")] = "auto",
    hijri_table: Annotated[
        str, typer.Option("--hijri-table", metavar="auto|published|kacst|islamic-civil|NAME", callback=_table, help="The table that converts.")
    ] = "auto",
) -> None:
    """Show one date in every form, in both calendars and both languages, and every reading of it if there are several."""
    if active().json:
        answer.result(json_module.loads(report(text, territory=territory, digits=digits, table=cast("Table", hijri_table), json=True)))
    else:
        print(report(text, territory=territory, digits=digits, table=cast("Table", hijri_table)))


def report(text: str, *, territory: str = "QA", digits: Digits = "auto", table: Table = "auto", json: bool = False) -> str:
    """What the command prints. Raises DateError when `text` is no date, InputError for an unknown territory."""
    from docgen.calendars.forms import all_forms, readings

    found = [all_forms(date, territory, digits) for date in readings(text, table=table)]
    if json:
        return json_module.dumps({"text": text, "territory": territory.upper(), "readings": found}, ensure_ascii=False, indent=2)
    blocks = [_block(data) for data in found]
    head = [f"{text} can be read in {len(found)} ways:"] if len(found) > 1 else []
    return "\n\n".join([*head, *blocks])


def _block(data: dict[str, Any]) -> str:
    hijri = f"{data['hijri']} AH, {_standing(data)}" if data["hijri"] else "none by this table"
    lines = [f"Gregorian  {data['gregorian']}, {data['weekday']['en']}", f"Hijri      {hijri}"]
    if data["note"]:
        lines.append(f"Note       {data['note']}")
    for lang, title in (("ar", "Arabic"), ("en", "English")):
        lines += ["", title, *(f"  {name:<18} {form}" for name, form in data["forms"][lang].items())]
    return "\n".join(lines)


def _standing(data: dict[str, Any]) -> str:
    """How sure the Hijri date is."""
    tables = data["tables"]
    if data["announced"]:
        return "as announced" if data["hijri"] in tables.values() else f"as announced; the table gives {tables['published']}"
    if data["table"] == "islamic-civil":
        return "by the arithmetical calendar"
    if data["certain"]:
        return "the same in both Umm al-Qura tables"
    if tables["published"] == tables["kacst"]:
        return f"by the {data['table']} table; the other agrees on this day"
    return f"by the {data['table']} table"
