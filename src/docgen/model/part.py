"""The base of every part of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError


class Part(BaseModel):
    """A frozen piece of a document. Unknown keys are errors; built in Python, a wrong one raises InputError in plain words."""

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="always", populate_by_name=True, arbitrary_types_allowed=True)

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            try:
                type(self).__pydantic_validator__.validate_python(data, self_instance=self)
            except ValidationError as error:
                from docgen.errors import InputError
                from docgen.model.wording import problems_of
                from docgen.source import Marked

                raise InputError(problems_of(error, type(self), Marked(data, f"<{type(self).__name__}>"))) from None

        # Tells pydantic that this does what its own __init__ does, so that nested data is validated without calling it.
        __init__.__pydantic_base_init__ = True
