"""What a template's strings may be made of: Jinja's syntax, bounded before it is parsed, and changed where it repeats or joins.

Everything that makes a value larger, or reads the whole of it, goes through a filter with a name that nobody can write (`~`, `[]`, `[:]`, `for`,
`==`), so that it is counted: `docgen.templating.sandbox` has them. Calls, macros, blocks, includes and recursive loops are refused here.
"""

from __future__ import annotations

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

MOST_DEPTH = 30
"""Brackets, signs or `else`s inside each other. Jinja's parser goes some thirteen calls deeper with each."""

MOST_STATEMENTS = 12
"""`{% if %}`, `{% for %}` and the like inside each other. Python itself knows no more than twenty."""

MOST_LEVELS = 60
"""Levels of a string's tree."""

MOST_TOKENS = 10_000
"""Words and signs of one string's expressions."""

MOST_DIGITS = 30
"""Digits of a number that is written out."""

JOINED, MADE, CUT, TURNS, WEIGHED = "~", "[]", "[:]", "for", "=="
"""Filters that stand for the operator `~`, a list, tuple or mapping that is written out, a slice, the values of a loop, and what is compared."""

_FREE = frozenset(
    (
        "boolean", "defined", "divisibleby", "even", "false", "filter", "float", "integer", "iterable", "mapping", "none", "number", "odd",
        "sameas", "sequence", "string", "test", "true", "undefined",
    )
)  # fmt: skip
"""Tests that do not go through what they are asked of."""

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.AssignBlock, nodes.FilterBlock, nodes.With,
    nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.CondExpr, nodes.Filter, nodes.Test,
    nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.BinExpr, nodes.UnaryExpr,
)  # fmt: skip
_SAID: dict[type[nodes.Node], str] = {
    nodes.Call: "a template can call nothing",
    nodes.CallBlock: "a template can call nothing",
    nodes.Macro: "a template has no macros",
    nodes.Block: "a template's string has no blocks",
    nodes.Extends: "a template's string extends nothing",
    nodes.Include: "a template's string includes nothing",
    nodes.Import: "a template's string imports nothing",
    nodes.FromImport: "a template's string imports nothing",
    nodes.NSRef: "a template has no namespaces",
}
_OPENING = frozenset(("if", "for", "set", "filter", "with", "block", "macro", "call", "autoescape"))


class Refused(TemplateSyntaxError):
    """What Jinja can read, but a template's string may not be."""


def parsed(environment: Environment, text: str) -> nodes.Template:
    """The tree of a string, ready to be compiled. Raises TemplateSyntaxError for what cannot be read, Refused for what may not stand there or is
    too much."""
    _measured(environment, text)
    tree = environment.parse(text)
    _checked(tree)
    _Counting().visit(tree)
    tree.set_environment(environment)
    return tree


def parsed_expression(environment: Environment, text: str) -> nodes.Template:
    """The tree of an expression without braces, which sets the name `result`. Raises TemplateSyntaxError."""
    source = f"{{{{ {text} }}}}"
    tree = parsed(environment, source)
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1 or isinstance(output.nodes[0], nodes.TemplateData):
        raise Refused("this is not one expression", 1)
    made = nodes.Template([nodes.Assign(nodes.Name("result", "store"), output.nodes[0], lineno=1)], lineno=1)
    made.set_environment(environment)
    return made


def _measured(environment: Environment, text: str) -> None:
    """Refuses what would take Jinja's parser, which recurses, too deep, before it begins."""
    brackets = prefixes = branches = statements = count = 0
    word, opens = "", False
    for line, kind, value in environment.lex(text):
        if kind in ("whitespace", "data", "comment", "comment_begin", "comment_end"):
            continue
        count += 1
        if kind in ("variable_begin", "block_begin"):
            brackets = prefixes = branches = 0
            word, opens = "", kind == "block_begin"
        elif kind == "block_end":
            statements += -1 if word.startswith("end") else 1 if word in _OPENING else 0
        elif kind == "name" and opens and not word:
            word = value
        elif value == "=" and word == "set":
            word = ""
        if kind == "operator" and value in "([{":
            brackets += 1
        elif kind == "operator" and value in ")]}":
            brackets -= 1
        elif kind in ("integer", "float") and len(value) > MOST_DIGITS:
            raise Refused(f"a number has more than {MOST_DIGITS} digits", line)
        prefixes = prefixes + 1 if kind in ("name", "operator") and value in ("not", "-", "+") else 0
        branches += kind == "name" and value == "else"
        if max(brackets, prefixes, branches) > MOST_DEPTH:
            raise Refused(f"an expression is nested more than {MOST_DEPTH} deep", line)
        if statements > MOST_STATEMENTS:
            raise Refused(f"statements are nested more than {MOST_STATEMENTS} deep", line)
        if count > MOST_TOKENS:
            raise Refused(f"the expressions of one string have more than {MOST_TOKENS:,} words and signs", line)


def _checked(tree: nodes.Template) -> None:
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        said = _SAID.get(type(node))
        if said or not isinstance(node, _ALLOWED):
            raise Refused(said or f"'{type(node).__name__.lower()}' has no place in a template's string", node.lineno or 1)
        if depth > MOST_LEVELS:
            raise Refused(f"an expression is nested more than {MOST_LEVELS} deep", node.lineno or 1)
        if isinstance(node, nodes.For) and node.recursive:
            raise Refused("a loop may not be recursive", node.lineno)
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def _weight(parts: list[nodes.Node]) -> int:
    """What one turn of a loop with this body costs at least, in steps."""
    weight, waiting = 1, list(parts)
    while waiting:
        node = waiting.pop()
        weight += 1 + (len(node.data) >> 4 if isinstance(node, nodes.TemplateData) else 0)
        waiting += node.iter_child_nodes()
    return 1 + (weight >> 3)


class _Counting(NodeTransformer):
    """Puts the counting filters where values are repeated, joined, cut or gathered."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        weight = _weight([*node.body, *([node.test] if node.test else ())])
        self.generic_visit(node)
        node.iter = _filter(TURNS, node.iter, nodes.Const(weight))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _filter(JOINED, nodes.List(node.nodes, lineno=node.lineno))

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return _made(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        return _made(node, node.items) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        self.generic_visit(node)
        return _made(node, [pair.value for pair in node.items])

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        for operand in node.ops:
            written = _is_written(node.expr), _is_written(operand.expr)
            if written[1] or (written[0] and operand.op not in ("in", "notin")):
                continue  # what is written out is short, and so is all that is compared with it
            operand.expr = _filter(WEIGHED, operand.expr)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Node:
        self.generic_visit(node)
        if node.name not in _FREE:
            node.node = _filter(WEIGHED, node.node)
            node.args = [argument if _is_written(argument) else _filter(WEIGHED, argument) for argument in node.args]
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        return _filter(CUT, node.node, *(part or nodes.Const(None) for part in (node.arg.start, node.arg.stop, node.arg.step)))


def _made(node: nodes.Expr, items: list[nodes.Expr]) -> nodes.Expr:
    return node if all(isinstance(item, nodes.Const) for item in items) else _filter(MADE, node)


def _is_written(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) or (
        isinstance(node, (nodes.Tuple, nodes.List)) and all(isinstance(item, nodes.Const) for item in node.items)
    )


def _filter(name: str, value: nodes.Node, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(arguments), [], None, None, lineno=value.lineno)
