"""Strings of templates: those of shipped templates are compiled when they are needed, and a plain name is read without Jinja, as Jinja reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.errors import DocgenError
from docgen.source import Marked
from docgen.templating import load_template, template_names
from docgen.templating.expressions import (
    Expression,
    LanguageTemplate,
    SourceString,
    Text,
    _expression,
    _is_path,
    _rendered,
    compile_expression,
    compile_text,
)
from docgen.templating.folder.names import _strings
from docgen.templating.locale_context import Settings
from docgen.templating.markdown_str import Labels
from docgen.templating.scope import Scope, root_scope
from docgen.types import Lang

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGS: tuple[Lang, ...] = ("ar", "en")
PATHS = (
    "headline", "issuer.name", "issuer", "date", "languages", "reference", "release.immediate", "nothing", "headline.nothing", "nothing.at.all",
    "label.date", "label.nothing", "extra.key", "extra", "contacts", "kind", "self", "true", "none", "headline.ar", "reference.upper",
    "date.gregorian", "lang", "loop", "place", "version", "self.x", "True.real", "bilingual",
)  # fmt: skip


@pytest.fixture(scope="module")
def scope() -> Scope:
    return root_scope(docgen.load(EXAMPLES / "statement.yaml"), Settings(languages=("ar", "en")), Labels({}))


def told(make: Any) -> str:
    try:
        value = make()
        return f"{type(value).__name__} {value!r}"
    except DocgenError as error:
        return str(error)


def spot(text: str) -> SourceString:
    return SourceString(text, Marked(None), ())


@pytest.mark.parametrize("path", PATHS)
def test_a_plain_name_is_what_jinja_makes_of_it(scope: Scope, path: str) -> None:
    assert told(lambda: compile_expression(spot(path)).value(scope.neutral)) == told(
        lambda: Expression(spot(path), _expression(path)).value(scope.neutral)
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", PATHS)
def test_a_string_of_one_plain_name_says_what_jinja_says(scope: Scope, path: str, lang: Lang) -> None:
    text = f"{{{{ {path} }}}}"
    ours = told(lambda: compile_text(spot(text)).side(lang, scope.sides[lang]))
    by_jinja = LanguageTemplate(spot(text), lang, True, _rendered(lang, text))
    assert ours == told(lambda: Text(by_jinja, by_jinja).side(lang, scope.sides[lang]))


def test_names_are_plain_and_words_of_the_language_are_not() -> None:
    assert [text for text in ("a", "a.b_c.d1", "not", "true", "self.x", "a.", ".a", "_a", "a._b", "a b", "a|b", "1a", "é") if _is_path(text)] == [
        "a",
        "a.b_c.d1",
    ]


@pytest.mark.parametrize("name", template_names())
def test_every_string_of_a_shipped_template_can_be_compiled(name: str) -> None:
    template = load_template(name)
    strings = list(_strings((template.document, template.furniture, *template.blocks), set()))
    assert len(strings) > 20
    for one, is_expression in strings:
        if is_expression:
            Expression(one).compile()
        else:
            for lang in LANGS:
                LanguageTemplate(one, lang, True).compile()
