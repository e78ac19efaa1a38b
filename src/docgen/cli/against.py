"""What `docgen inspect OUT.pdf --against INPUT.yaml` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.language import Spoken, in_arabic, said, spoken
from docgen.cli.habits.options import active
from docgen.cli.printing import print_problems

if TYPE_CHECKING:
    from docgen.reading.standing import Standing


def show(output: Path, source: Path, password: str = "", *, template: str | None = None, allow_outside: bool = False, standing: Standing) -> None:
    """How many numbers, dates and names of the input are in the output, each that is not, and each figure of the output that the input does not make.
    Exits with 1 where there is any. Raises InputError."""
    from docgen.checks.verify_output import verify_output
    from docgen.cli.habits.results import Against, Missing
    from docgen.reading import open_input

    proof = verify_output(open_input(source, allow_outside=allow_outside, standing=standing), output, password, template)
    total, lost = sum(proof.counts.values()), len(proof.missing)
    odd = len(proof.extra) + len(proof.absent)
    if active().json:
        missing = [Missing(line=p.place.line, column=p.place.column, path=p.place.path, message=p.message) for p in proof.missing]
        told = [problem.message for problem in (*proof.absent, *proof.extra)]
        answer.result(
            Against(
                output=str(output),
                input=str(source),
                languages=tuple(proof.languages),
                looked_for=dict(proof.counts),
                missing=tuple(missing),
                odd=tuple(told),
            )
        )
    else:
        print_problems((*proof.absent, *proof.missing, *proof.extra))
        sorts = _sorts(sorted(proof.counts.items(), key=lambda row: (-row[1], row[0])))
        verdict = spoken(f"{lost} missing" if lost else "all found", *([f"{odd} not as the input has it"] if odd else []))
        languages = " and ".join(proof.languages)
        facts = spoken(f"{total} facts of {source} in {languages}", spoken(verdict, Spoken(f"({sorts})"), between=" "), between=": ")
        typer.echo(spoken(str(output), facts, between=": "))
    if lost or odd:
        raise typer.Exit(1)


def _sorts(counts: Sequence[tuple[str, int]]) -> Spoken:
    """How many of each sort: `4 dates, 2 times`. A catalogue has these words elsewhere too, where they mean other things."""
    named = [f"{count} {_many(what, count)}" for what, count in counts]
    return Spoken("، ".join(said(f"facts: {one}") for one in named)) if in_arabic() else spoken(*named)


def _many(what: str, count: int) -> str:
    return what if count == 1 else f"{what}es" if what.endswith("s") else f"{what}s"
