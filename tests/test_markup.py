"""Inline markup: what is markup, what is not, and where each leaf stands in the source."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.myst_role import myst_role_plugin

from docgen._markdown import PlacedState, tokens
from docgen.markup import Break, Emphasis, Link, MarkupError, Node, Role, Strong, Text, _parsed, _simple, escape, parse, roles


def leaves(nodes: tuple[Node, ...]) -> list[Text | Role | Break]:
    found: list[Text | Role | Break] = []
    for node in nodes:
        if isinstance(node, (Strong, Emphasis, Link)):
            found += leaves(node.children)
        else:
            found.append(node)
    return found


def test_plain_text_is_one_leaf():
    assert parse("بيان صحفي") == (Text("بيان صحفي", 0),)
    assert parse("  spaced ") == (Text("spaced", 2),)
    assert parse("") == ()
    assert parse("   ") == ()


def test_plain_text_does_not_import_the_markdown_parser():
    code = "import sys; from docgen.markup import parse; parse('a, b. ' * 9); assert 'markdown_it' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_strong_emphasis_and_link_nest():
    assert parse("a **b *c*** [d](https://e.example/f)") == (
        Text("a ", 0),
        Strong((Text("b ", 4), Emphasis((Text("c", 7),)))),
        Text(" ", 11),
        Link((Text("d", 13),), "https://e.example/f"),
    )


def test_a_role_keeps_its_name_its_value_and_its_place():
    source = "عُقد يوم {date}`1443-03-12 AH` بقيمة **{money}`12500000 QAR`**"
    assert list(roles(parse(source))) == [
        Role("date", "1443-03-12 AH", source.index("{date}")),
        Role("money", "12500000 QAR", source.index("{money}")),
    ]


@pytest.mark.parametrize("source", ["a  \nb", "a\\\nb", "a   \n   b"])
def test_two_spaces_or_a_backslash_before_a_line_end_break_the_line(source: str):
    tree = parse(source)
    assert [type(node) for node in tree] == [Text, Break, Text]
    assert tree[0].text == "a"
    assert tree[2] == Text("b", source.index("b"))


def test_a_line_end_alone_is_a_space():
    assert "".join(leaf.text for leaf in leaves(parse("first\n  second"))) == "first second"


def test_markup_beside_a_joined_arabic_particle_is_markup():
    assert parse("أكدت و**«اللجنة»** ذلك")[1] == Strong((Text("«اللجنة»", 8),))
    assert parse("قالت **«اللجنة»**وغيرها")[1] == Strong((Text("«اللجنة»", 7),))


@pytest.mark.parametrize(
    "source",
    [
        "<b>bold</b>",
        "AT&amp;T",
        "![alt](a.png)",
        "`code`",
        "2 * 3 * 4",
        "2*3*4",
        "٢*٣*٤ و**7**8",
        "2**3**4",
        "snake_case_name",
        "# not a heading",
        "- not a list",
        "1. not a list",
        "a[1] b",
        "~~no~~",
    ],
)
def test_what_is_not_markup_stays_as_it_is_written(source: str):
    if source == "![alt](a.png)":  # a link after an exclamation mark, never a picture
        assert parse(source) == (Text("!", 0), Link((Text("alt", 2),), "a.png"))
    else:
        assert "".join(leaf.text for leaf in leaves(parse(source))) == source
        assert all(isinstance(node, Text) for node in parse(source))


def test_an_address_in_angle_brackets_is_a_link():
    (link,) = parse("<https://embassy.example/press>")
    assert isinstance(link, Link)
    assert link.href == "https://embassy.example/press"


def test_a_link_that_would_run_code_is_left_as_text():
    assert not any(isinstance(node, Link) for node in parse("[press](javascript:alert(1))"))


@pytest.mark.parametrize("source", ["on {date}`2021-10-18", "on {date}``", "**{money}`5 QAR**"])
def test_a_role_that_is_never_closed_is_an_error_at_its_place(source: str):
    with pytest.raises(MarkupError, match="backquotes") as caught:
        parse(source)
    assert caught.value.offset == source.index("{")


def test_every_leaf_is_found_in_the_source_where_it_says():
    source = "  One \\*star\\* **two {date}`2021-10-18`** and\n*three* [four {ltr}`x`](http://a.example) ** five"
    for leaf in leaves(parse(source)):
        if isinstance(leaf, Text) and leaf.text != " ":
            assert source[leaf.offset :].replace("\n", " ").startswith(leaf.text)
        elif isinstance(leaf, Role):
            assert source[leaf.offset :].startswith(f"{{{leaf.name}}}`{leaf.value}`")


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str):
    shown = "".join(leaf.text for leaf in leaves(parse(escape(text))))
    assert shown == text.replace("\n", " ").strip()


@given(st.text(alphabet="ab *_[](){}`\\\n<>!دو«»،:/.", max_size=60))
def test_no_text_crashes_the_parser(text: str):
    try:
        found = leaves(parse(text))
    except MarkupError:
        return
    offsets = [leaf.offset for leaf in found]
    assert offsets == sorted(offsets)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from([*"*a b ب«»(–).،_`!7\u00a0", "**", "**", "** ", " **", "كلمة", "{date}`2021-10-18`", "{ltr}` a `", "{x}", "\\\n", "\n"]),
        max_size=14,
    )
)
@example(["**", "كلمة", "**", "،", " ", "*", "a", "*"])
@example(["**", "كلمة", "**", "\\\n", "**", "a", "**", "\\\n", "{ltr}` a `"])
@example(["a", "{x}", "b", "{x}", "{ltr}` a `"])
def test_what_is_read_without_the_parser_is_what_the_parser_reads(pieces: list[str]):
    source = "".join(pieces)
    place, end = len(source) - len(source.lstrip()), len(source.rstrip())
    simple = _simple(source, place, end)
    if simple is not None and place < end:
        assert _parsed(source, place, end) == simple


def test_a_role_and_strong_words_do_not_import_the_markdown_parser():
    source = "**Doha, {date}`2021-10-18`** – a\\\nPage {page}"
    code = f"import sys; from docgen.markup import parse; parse({source!r}); assert 'markdown_it' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_text_of_many_pieces_is_put_together_where_nothing_lies_between():
    """Marks that mark nothing fall apart into tokens; an escape's backslash parts two leaves."""
    nodes = parse("**a [b {c <d \\*e " * 300)
    assert all(isinstance(node, Text) for node in nodes)
    assert len(nodes) == 301
    assert "".join(node.text for node in nodes if isinstance(node, Text)) == ("**a [b {c <d *e " * 300).strip()


@given(
    st.lists(st.sampled_from(["{a}`", "{date}`x`", "`", "``", "*", "**", "_", " ", "\n", "\\", "[", "](u)", "<", "a", "ب", "{", "}", "<http://a.b>"]))
)
@example(["[", "{date}`x`", "{a}`"])
def test_roles_are_read_as_mysts_own_plugin_reads_them(pieces):
    source = "".join(pieces)
    parser = MarkdownIt("zero", {"maxNesting": 20}).use(myst_role_plugin)
    parser.enable(["newline", "escape", "emphasis", "link", "autolink", "balance_pairs"]).disable("fragments_join")
    state = PlacedState(source, parser)
    parser.inline.tokenize(state)
    for finish in parser.inline.ruler2.getRules(""):
        finish(state)
    found, offsets = tokens(source)
    assert offsets == state.offsets
    assert [(token.type, token.content, token.meta) for token in found] == [(token.type, token.content, token.meta) for token in state.tokens]
