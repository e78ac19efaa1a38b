"""Variables of docgen's own in the environment that name no option, or say what nobody heeds: each command tells them, before it does anything."""

from __future__ import annotations

from typing import Any

from docgen.config.variables import any_variable


def telling_variables(command: Any) -> Any:
    """The same command; run, it (or the one in it that is run) tells what the environment says in vain."""
    members = getattr(command, "commands", None)
    if members is not None:
        for member in members.values():
            telling_variables(member)
        return command
    run = command.invoke

    def invoke(context: Any) -> Any:
        if any_variable():
            from docgen.cli.printing import print_problems
            from docgen.config.environment import unheeded

            print_problems(unheeded())
        return run(context)

    command.invoke = invoke
    return command
