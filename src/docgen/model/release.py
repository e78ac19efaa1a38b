"""When a statement may be published."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator, field_validator, model_validator

from docgen.calendars import DualDate
from docgen.errors import DocgenError
from docgen.model.part import Part
from docgen.model.setting import current
from docgen.model.validation_errors import from_error, name_of, nearest, validation_error, validation_errors
from docgen.model.when import Moment

_WORDS = ("immediate", "none")
_EXAMPLE = '{embargo: "2021-10-20T09:00+03:00"}'


class Release(Part):
    """When the statement may be published: at once, or from a moment on. `immediate` is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "immediate"}

    embargo: Moment | None = Field(None, description="Not before this moment, ISO 8601 with its zone", examples=["2021-10-20T09:00+03:00"])
    zone: str | None = Field(
        None, description="The IANA name of the zone to show the moment in, or of a moment that has no offset", examples=["Asia/Qatar"]
    )

    @property
    def immediate(self) -> bool:
        """Whether it may be published at once, and says so."""
        return self.embargo is None

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value.strip().lower() == "immediate":
                return {}
            near = nearest(value, _WORDS)
            raise validation_error(f"'{value}' is no release", f"did you mean {near}?" if near else f"write immediate, none, or {_EXAMPLE}")
        if isinstance(value, dict) and not value.get("embargo"):
            raise validation_error("the embargo is missing", f"write immediate, none, or {_EXAMPLE}")
        if not isinstance(value, (dict, Release)):
            raise validation_error(f"this must be a release, not {name_of(value)}", f"write immediate, none, or {_EXAMPLE}")
        return value

    @field_validator("zone")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None:
            _zone(value)
        return value

    @model_validator(mode="after")
    def _zoned(self) -> Release:
        if self.embargo is not None and self.embargo.tzinfo is None:
            if self.zone is None:
                problem = validation_error(
                    "the moment has no time zone", f'write "{self.embargo:%Y-%m-%dT%H:%M}+03:00", or give zone: Asia/Qatar beside it'
                )
                raise validation_errors([(("embargo",), problem, self.embargo)])
            object.__setattr__(self, "embargo", self.embargo.replace(tzinfo=_zone(self.zone)))
        if self.embargo is not None:
            _reached(self.embargo, self.zone)
        return self


class NoRelease(Release):
    """No line about the release: what is read out, sent or published by others, such as condolences. Written `none`."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "none"}

    @property
    def immediate(self) -> bool:
        return False


def _or_none(value: Any, handler: ValidatorFunctionWrapHandler) -> Release:
    if isinstance(value, NoRelease) or (isinstance(value, str) and value.strip().lower() == "none"):
        return NoRelease.model_construct()
    made: Release = handler(value)
    return made


def _reached(moment: datetime.datetime, zone: str | None) -> None:
    """Raises a fault for a moment whose day no calendar reaches, in its own zone or in the one that it is shown in."""
    try:
        for day in (moment, moment.astimezone(_zone(zone)) if zone else moment.astimezone(datetime.UTC)):
            DualDate.from_gregorian(day, current.get().table)
    except DocgenError as error:
        raise validation_errors([(("embargo",), from_error(error), moment)]) from None
    except (ArithmeticError, ValueError):
        problem = validation_error(f"the year {moment.year} is further off than the calendars reach", 'write it as "2021-10-20T09:00+03:00"')
        raise validation_errors([(("embargo",), problem, moment)]) from None


def _zone(name: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo, available_timezones

    from docgen.close_matches import close_matches

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = close_matches(name, available_timezones(), n=1, cutoff=0.5)
        raise validation_error(
            f"there is no time zone '{name}'", f"did you mean {near[0]}?" if near else "write its IANA name, such as Asia/Qatar"
        ) from None


AnyRelease = Annotated[Release, WrapValidator(_or_none, json_schema_input_type=Release | Literal["none"])]
"""A release as an author writes it."""
