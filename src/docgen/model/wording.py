"""pydantic's errors in docgen's words: what is wrong, where, and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from docgen.errors import Place, Problem, brief
from docgen.limits import active, check_time
from docgen.model.blocks import BLOCKS, KEYS, Paragraph
from docgen.model.fields import KEY, Step, field_at, is_tag, keys, part_at
from docgen.model.part import Part
from docgen.model.text import Bilingual
from docgen.model.validation_errors import KIND, name_of, nearest
from docgen.source import Marked
from docgen.source.keys import no_key

Words = tuple[str, str | None]

_MOST_TWINS = 20
"""Unknown keys of one mapping that are looked at as misspellings of a missing one."""


def problems_of(error: ValidationError, root: type[Part], marked: Marked, prefix: Sequence[Step] = ()) -> list[Problem]:
    """Every error as a Problem with its place in `marked`, in the order of the source.

    `root` is the model that was validated; its data stands at `prefix` in `marked`. A required key that is missing because it was misspelt is told
    once, as the misspelling.
    """
    errors = error.errors(include_url=False)
    misspelt = _misspelt(root, errors)
    kept = [line for line in errors if not (line["type"] == "missing" and tuple(line["loc"]) in misspelt) and not _empty_by_error(line)]
    placed = [(_place(line, marked, prefix), line) for line in kept]
    placed.sort(key=lambda one: (one[0].line or 0, one[0].column or 0))
    problems: dict[Problem, None] = {}
    for place, line in placed:
        problems.setdefault(_problem(line, root, place, marked, prefix) if len(problems) <= active().problems else Problem(line["msg"], place))
        check_time()
    return list(problems)


def _misspelt(root: type[Part], errors: Sequence[ErrorDetails]) -> set[tuple[Step, ...]]:
    """The paths of known keys that unknown ones beside them are nearest to, where the known one is missing."""
    lacking = {tuple(line["loc"][:-1]) for line in errors if line["type"] == "missing"}
    tried: dict[tuple[Step, ...], int] = {}
    found = set()
    for line in errors:
        above = tuple(line["loc"][:-1])
        if line["type"] == "extra_forbidden" and above in lacking:
            tried[above] = tried.get(above, 0) + 1
            if tried[above] <= _MOST_TWINS:
                found.add(_twin(root, line))
    return found


def _empty_by_error(line: ErrorDetails) -> bool:
    """pydantic counts the valid items only, and calls a list empty whose items are all wrong."""
    return line["type"] == "too_short" and bool(line["input"])


def _place(line: ErrorDetails, marked: Marked, prefix: Sequence[Step]) -> Place:
    path = (*prefix, *(step for step in line["loc"] if not is_tag(step)))
    if line["type"] == KIND:
        return line["ctx"].get("place") or marked.place(path, key=line["ctx"]["key"], offset=line["ctx"]["offset"])
    return marked.place(path, key=line["type"] == "extra_forbidden" or line["loc"][-1:] == (KEY,))


def _problem(line: ErrorDetails, root: type[Part], place: Place, marked: Marked, prefix: Sequence[Step]) -> Problem:
    if line["type"] == KIND:
        context = line["ctx"]
        return Problem(context["message"], place, context["hint"], context["code"])
    message, hint = _WORDS.get(line["type"], _other)(line, root)
    if line["type"] == "extra_forbidden" and (text := no_key(marked, (*prefix, *(step for step in line["loc"] if not is_tag(step))))) is not None:
        message, hint = text
    if hint == _LIST and marked.name.endswith(".toml"):
        hint = "write [first, second]"
    return Problem(brief(message), place, hint)


def _twin(root: type[Part], line: ErrorDetails) -> tuple[Step, ...]:
    """The path of the known key that an unknown one is nearest to."""
    *above, key = line["loc"]
    owner = part_at(root, above)
    near = nearest(str(key), keys(owner)) if owner is not None else None
    return (*above, near or key)


def _missing(line: ErrorDetails, root: type[Part]) -> Words:
    key = line["loc"][-1]
    field = field_at(root, line["loc"])
    example = field.examples[0] if field is not None and field.examples else "…"
    return f"'{key}' is missing", f"add '{key}: {example}'"


def _extra(line: ErrorDetails, root: type[Part]) -> Words:
    *above, key = line["loc"]
    owner = part_at(root, above)
    if owner is None:
        return f"unknown key '{key}'", None
    known = [*keys(owner), *(("ar", "en") if issubclass(owner, Bilingual) else ())]
    if owner is Paragraph:
        if key == Paragraph.kind:
            return f"unknown key '{key}'", "a paragraph has no key of its own: write its texts behind the dash, - {ar: …, en: …}"
        near = nearest(str(key), (*known, *BLOCKS))
        return (
            f"unknown key '{key}'",
            f"did you mean '{near}'?" if near else f"a block is {{ar: …, en: …}}, or has the key {', '.join(KEYS[:-1])} or {KEYS[-1]}",
        )
    if key in BLOCKS and owner in BLOCKS.values():
        return f"'{key}' is a block of its own", f"begin it with '- {key}:'"
    near = nearest(str(key), known if above else (*known, "include"))
    return f"unknown key '{key}'", f"did you mean '{near}'?" if near else f"known keys are {', '.join(dict.fromkeys(known))}"


def _literal(line: ErrorDetails, root: type[Part]) -> Words:
    allowed = [word.strip(" '") for word in line["ctx"]["expected"].replace(" or ", ",").replace("True", "true").split(",")]
    value = line["input"]
    unknown = f"unknown key '{value}'" if line["loc"][-1:] == (KEY,) else f"'{value}' is not known here"
    said = unknown if isinstance(value, str) else f"this may not be {name_of(value)}"
    near = nearest(value, allowed) if isinstance(value, str) else None
    return said, f"did you mean '{near}'?" if near else f"write {', '.join(allowed[:-1])} or {allowed[-1]}" if len(
        allowed
    ) > 1 else f"write {allowed[0]}"


def _must_be(what: str, hint: str | None = None) -> Callable[[ErrorDetails, type[Part]], Words]:
    def words(line: ErrorDetails, root: type[Part]) -> Words:
        value = line["input"]
        given = f"'{value}'" if isinstance(value, str) and len(value) < 40 else name_of(value)
        return f"this must be {what}, not {given}", hint

    return words


_LIST = "write [first, second], or each on a line of its own after '- '"


def _list(line: ErrorDetails, root: type[Part]) -> Words:
    hint = "begin each item with '- '" if isinstance(line["input"], dict) else _LIST
    return f"this must be a list, not {name_of(line['input'])}", hint


def _mapping(line: ErrorDetails, root: type[Part]) -> Words:
    owner = part_at(root, line["loc"]) if line["type"] != "dict_type" else None
    known = list(keys(owner)) if owner is not None else []
    return f"this must be a mapping, not {name_of(line['input'])}", f"it has the keys {', '.join(known)}" if known else "write key: value pairs"


def _limit(words: str, context: str) -> Callable[[ErrorDetails, type[Part]], Words]:
    return lambda line, root: (f"this must be {words} {line['ctx'][context]:g}, not {line['input']}", None)


def _short(line: ErrorDetails, root: type[Part]) -> Words:
    field = field_at(root, line["loc"])
    example = f", such as {field.examples[0]}" if field is not None and field.examples else ""
    return "this list is empty", f"it needs at least one item{example}"


def _long(line: ErrorDetails, root: type[Part]) -> Words:
    return f"this list has {line['ctx']['actual_length']} items", f"it may have {line['ctx']['max_length']} at most"


def _pattern(line: ErrorDetails, root: type[Part]) -> Words:
    key = line["loc"][-1]
    example = {"email": "press@embassy.example", "url": "https://embassy.example/press"}.get(str(key))
    return f"'{line['input']}' is not written as {'an e-mail address' if key == 'email' else 'a web address' if key == 'url' else 'it must be'}", (
        f"write it like {example}" if example else None
    )


def _other(line: ErrorDetails, root: type[Part]) -> Words:
    field = field_at(root, line["loc"])
    return f"this value is not right here ({name_of(line['input'])})", field.description if field is not None else None


_INT = _must_be("a whole number", "write digits only, such as 3")
_NUMBER = _must_be("a number", "write digits only, such as 80")
_BOOL = _must_be("true or false")

_WORDS: dict[str, Callable[[ErrorDetails, type[Part]], Words]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "string_type": _must_be("text"),
    "string_too_short": lambda line, root: ("this is empty", None),
    "int_type": _INT,
    "int_parsing": _INT,
    "int_from_float": _INT,
    "int_parsing_size": _INT,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "greater_than": _limit("more than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than": _limit("less than", "lt"),
    "less_than_equal": _limit("at most", "le"),
    "too_short": _short,
    "too_long": _long,
    "string_pattern_mismatch": _pattern,
}
