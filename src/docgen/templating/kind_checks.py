"""The checks of a kind that a schema makes: expressions over the input's values, in the templates' sandbox."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.runtime import Context

from docgen.errors import Problem, TemplateError
from docgen.model.root import Model
from docgen.model.schemas.common import KindCheck, SchemaModel
from docgen.templating.expressions import Expression, SourceString, compile_expression
from docgen.templating.markdown_str import Labels
from docgen.templating.operands import LEFT_OUT


def compiled(check: KindCheck) -> Expression:
    """A check's expression. Raises TemplateError for one that cannot be read."""
    return compile_expression(SourceString(check.expression, check.marked, check.path))


def own_labels(model: Model, labels: Labels) -> Labels:
    """The labels of a template, and the title of the model's kind under the kind's name: `label[kind]`."""
    return title_label(type(model)).under(labels)


def title_label(kind: type[Model]) -> Labels:
    """The title of a kind that a schema makes, under its name; none for another kind."""
    return Labels({kind.kind: kind._kind_title} if issubclass(kind, SchemaModel) else {})


def kind_problems(model: Model, names: Context) -> Iterator[Problem]:
    """What the checks of a model's kind find in it, each at its field. Raises TemplateError for a check that cannot be worked out."""
    for check in type(model)._kind_checks if isinstance(model, SchemaModel) else ():
        expression = compiled(check)
        try:
            holds = expression.value(names)
        except TemplateError as error:
            raise _compared(error, check, model) from None
        if holds:
            yield Problem(check.message, model.place_of(check.at), severity="error" if check.severity == "error" else "warning")


def _compared(error: TemplateError, check: KindCheck, model: Model) -> TemplateError:
    """What is left out can be compared with nothing, which Python says in words of its own."""
    problem = error.problems[0]
    if LEFT_OUT not in problem.message:
        return error
    empty = next((name for name in type(model).model_fields if getattr(model, name) is None and name in check.expression), None)
    hint = f"ask for it first: {empty} and …" if empty else "ask first whether it is given"
    what = f"'{empty}' is" if empty else "something of it is"
    return TemplateError(Problem(f"this check compares what the input leaves out: {what} not given", problem.place, hint))
