"""What Python says of values that do not go together, in the words of a template's author."""

from __future__ import annotations

import re

LEFT_OUT = "what the input leaves out"
_KINDS = {
    "Money": "an amount of money",
    "Bilingual": "a text in both languages",
    "BilingualText": "a text in both languages",
    "DualDate": "a date",
    "date": "a date",
    "datetime": "a date",
    "time": "a time",
    "Percentage": "a percentage",
    "int": "a number",
    "float": "a number",
    "Decimal": "a number",
    "bool": "true or false",
    "str": "a text",
    "MarkdownStr": "a text",
    "tuple": "a list",
    "list": "a list",
    "dict": "a mapping",
    "Person": "a person",
    "Choice": "a choice",
    "NoneType": LEFT_OUT,
}
_FIELDS = {
    "Money": "compare its number: .amount",
    "DualDate": "compare dates with dates, or its number: .gregorian.year, .hijri.year",
    "Percentage": "compare its number: .value",
    "str": "texts are compared with == and !=",
    "Bilingual": "ask of one language: .ar, .en",
}
_PAIR = re.compile(r"'(\S+)' not supported between instances of '(\w+)' and '(\w+)'")
_SUM = re.compile(r"unsupported operand type\(s\) for (\S+?):? '(\w+)' and '(\w+)'")
_LACKS = re.compile(r"'(\w+)' object has no attribute '(\w+)'")


def of_operands(error: Exception) -> tuple[str, str | None] | None:
    """Message and hint for an error of Python over operands of the wrong kinds; None for any other."""
    said = str(error)
    if isinstance(error, TypeError) and (found := _PAIR.search(said) or _SUM.search(said)):
        sign, *kinds = found.groups()
        verb = "compared" if sign.strip("=") in ("<", ">") else f"put together by {sign}"
        one, other = (_KINDS.get(kind, "a group of fields") for kind in kinds)
        return f"{one} and {other} cannot be {verb}", next((_FIELDS[kind] for kind in kinds if kind in _FIELDS), None)
    if isinstance(error, AttributeError) and (found := _LACKS.search(said)):
        kind = _KINDS.get(found[1], "a group of fields")
        if found[2] == "gregorian":  # a date asks it of what it is compared with
            return f"a date and {kind} cannot be compared", _FIELDS["DualDate"]
        return f"{kind} has no '{found[2]}'", _FIELDS.get(found[1])
    return None
