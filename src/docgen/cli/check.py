"""`docgen check`: what is wrong with inputs, or may be; nothing is written but what `--fix` mends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.bounded import bounded
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.language import SEVERITIES, in_arabic, isolated, said, spoken
from docgen.cli.habits.options import active
from docgen.cli.inputs import STDIN, StdinName, called, folder_of, given, once, refuse_stdin_name
from docgen.cli.jobs.configured import ConfigFlags, Houses, houses
from docgen.cli.jobs.found import found
from docgen.cli.jobs.rendering import worst_of
from docgen.cli.limits import AllowOutside, LimitsName, LimitsOption, limits_of
from docgen.cli.printing import failed, one_line, print_problems, report, safe_json
from docgen.cli.review import refuse
from docgen.cli.review import reviewed as commented
from docgen.errors import DocgenError, Place, Problem, UsageError
from docgen.reported import reported

if TYPE_CHECKING:
    from docgen.checks.added import Code
    from docgen.checks.run import Report
    from docgen.config.house import House
    from docgen.source import Source


class Output(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"


@grouped
def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help="YAML files, folders of them, globs; .docx, .xlsx, .csv and .xlf files in both languages; - is standard input.",
            show_default=False,
        ),
    ] = None,
    reviewed: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT.docx", help="Of a Word file: a copy with the findings as comments.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too, not on errors alone.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend in the file what can be mended safely; comments and layout stay.")] = False,
    output: Annotated[Output, typer.Option("--format", help="How to print: text to stderr; json, sarif or github to stdout.")] = Output.text,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="A check to leave out, by code or name; may be given again.")
    ] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="The template to make it with, by name, or a folder of your own.")] = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Say what a check is about, or 'all' for a list.")] = None,
    allow_outside: AllowOutside = False,
    stdin_name: StdinName = None,
    *,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Report every error and warning of YAML files, each with its code. Of a Word file, a workbook, a CSV or an XLIFF file with both languages in it:
    what only one of them says.

    A line's finding is switched off by a comment at its end, '# docgen: ignore DG303'; a file's by '# docgen: ignore-file DG303'.
    """
    try:
        output = Output.json if active().json and output is Output.text else output
        if active().json and output is not Output.json:
            raise UsageError(f"--json and --format {output} exclude each other")
        if explain is not None:
            _explain(explain)
            return
        if not files:
            raise UsageError(Problem("no file to check", hint="docgen check FILE..., or docgen check --explain DG101"))
        once(files)
        refuse_stdin_name(files, stdin_name)
        if fix and STDIN in files:
            raise UsageError("--fix mends files; what comes from standard input is none")
        refuse(files, reviewed, fix=fix, template=template, printing=output is not Output.text)
        from docgen.checks.names import left_out

        off = left_out((name, Place("docgen"), True) for entry in ignore or () for name in entry.replace(",", " ").split())
        house_of = houses(configs, limits, stdin_name=stdin_name, allow_outside=allow_outside)
    except DocgenError as error:
        report(error)
        raise typer.Exit(UsageError.exit_code) from None
    listed = found(files, glossaries=True)
    print_problems(listed.problems)
    ways = _Ways(off, template, allow_outside, fix, stdin_name, reviewed, house_of)
    worst = _check_all([one.path for one in listed.inputs], ways, output, limits, strict=strict)
    worst = max(worst, worst_of(listed.problems))
    if worst:
        raise typer.Exit(worst)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each input is checked; `review` is where a Word file goes with its findings."""

    off: tuple[str, ...]
    template: str | None
    allow_outside: bool
    fix: bool
    stdin_name: Path | None
    review: Path | None
    house_of: Houses


def _check_all(files: list[Path], ways: _Ways, output: Output, limits: LimitsName | None, *, strict: bool) -> int:
    reports: list[Report] = []
    worst = 0
    for path in files:
        name = called(path, ways.stdin_name)
        try:
            house = ways.house_of(path)
            with bounded(limits_of(limits, house.limits), name):
                found = _checked(path, ways, house)
                found = replace(found, problems=tuple(reported(found.problems)))
        except DocgenError as error:
            if active().json:
                from docgen.checks.run import unreadable

                reports.append(unreadable(name, error))
            else:
                report(error)
            worst = max(worst, error.exit_code)
        except Exception as error:
            worst = max(worst, failed(error, name))
        else:
            reports.append(found)
            severe = strict or bool(house.get("strict"))
            worst = max(worst, int(found.failed(strict=severe)))
            if output is Output.text:
                print_problems(found.problems, strict=severe)
    if active().json:
        answer.result([asdict(answer.finding(problem)) for one in reports for problem in one.problems])
    elif output is not Output.text:
        print(_printed(reports, output))
    return worst


def _checked(path: Path, ways: _Ways, house: House) -> Report:
    from docgen.checks.any_file import check_any
    from docgen.checks.names import left_out

    off = (*left_out(house.ignored), *ways.off)
    if ways.review is not None:
        return commented(path, ways.review, off)
    template = house.template(ways.template)

    def look(source: Path | Source, *, build: bool = True) -> Report:
        folder = folder_of(path, ways.stdin_name)
        allowed, standing, profile = ways.allow_outside, house.standing, house.get("profile") or "archive"
        return check_any(source, folder=folder, template=template, allow_outside=allowed, ignore=off, build=build, standing=standing, profile=profile)

    found = look(given(path, ways.stdin_name))
    if ways.fix and _mended(path, found, lambda source: look(source, build=False)):
        found = look(path)
    return found


def _mended(path: Path, found: Report, look: Callable[[Source], Report]) -> int:
    """How many findings were mended in the file."""
    from docgen.checks import fixed_wholly
    from docgen.files import write_whole

    if found.loaded is None or found.loaded.marked.source is None or not any(problem.edits for problem in found.problems):
        return 0
    new = fixed_wholly(found.loaded.marked.source, found.problems, lambda source: look(source).problems)
    if new.mended:
        write_whole({path: new.data})
        count = len(new.mended)
        if not (active().json or active().quiet):
            told = f"{count} findings mended" if count > 1 else "1 finding mended"
            typer.echo(spoken(str(path), told, between=": "), err=True)
    return len(new.mended)


def _printed(reports: list[Report], output: Output) -> str:
    from docgen.checks import output as outputs

    if output is Output.github:
        return "\n".join(map(one_line, outputs.as_github(reports).splitlines()))
    return safe_json({Output.json: outputs.as_json, Output.sarif: outputs.as_sarif}[output](reports))


def _explain(name: str) -> None:
    from docgen.checks import code, codes, explained
    from docgen.cli.printing import table

    if active().json:
        from docgen.cli.habits import results

        some = codes().values() if name.lower() == "all" else [code(name)]
        rows = [
            results.Check(code=c.code, title=c.title, severity=c.severity, why=c.why, wrong=c.wrong, right=c.right, fixable=c.fixable) for c in some
        ]
        answer.result(results.Checks(checks=tuple(rows)))
        return
    if name.lower() != "all":
        print(_explained_in_arabic(code(name)) if in_arabic() else explained(name))
        return
    table(("code", "severity", "what", "fix"), [(c.code, c.severity, c.title, "--fix" if c.fixable else "") for c in codes().values()])


def _explained_in_arabic(found: Code) -> str:
    title, why = said(found.title), said(found.why)
    lines = [f"{isolated(found.code)} ({SEVERITIES[found.severity]}): {title}", "", why, "", f"  خطأ: {found.wrong}", f"  صواب: {found.right}"]
    return "\n".join(lines)
