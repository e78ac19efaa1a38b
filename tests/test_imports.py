"""No module imports, however far round, a module that imports it; imports inside functions are counted, those for type checkers alone are not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def statements(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from (found for other in node.orelse for found in statements(other))
        else:
            yield from statements(node)


def imported(text: str, known: dict[str, Path]) -> set[str]:
    """The package's own modules that a module's text imports: those that it names, not the packages that hold them."""
    found: set[str] = set()
    for node in statements(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif node.module is not None:
            found.update(full if (full := f"{node.module}.{name.name}") in known else node.module for name in node.names)
    return found & known.keys()


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Each set of modules that can be reached from one another (strongly connected components, Tarjan), of two modules or more."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            component = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(component) > 1:
                found.append(sorted(component))

    for module in graph:
        if module not in index:
            visit(module)
    return found


def test_a_circle_is_found_also_where_a_function_closes_it() -> None:
    known = dict.fromkeys(("p", "p.a", "p.b", "p.c"), SOURCE)
    texts = {
        "p": "",
        "p.a": "from p import b",
        "p.b": "def f():\n    from p.c import x",
        "p.c": "import p.a\nif TYPE_CHECKING:\n    import p.b",
    }
    graph = {name: imported(text, known) for name, text in texts.items()}
    assert circles(graph) == [["p.a", "p.b", "p.c"]]
    assert circles(graph | {"p.c": imported("if TYPE_CHECKING:\n    import p.a", known)}) == []


def test_no_modules_import_each_other() -> None:
    known = modules()
    graph = {name: imported(path.read_text(encoding="utf-8"), known) - {name} for name, path in known.items()}
    assert len(graph) > 400
    assert circles(graph) == []


def test_no_folder_holds_more_modules_than_a_person_can_look_over() -> None:
    folders: dict[Path, int] = {}
    for path in modules().values():
        if path.name != "__init__.py":
            folders[path.parent] = folders.get(path.parent, 0) + 1
    assert {folder.name: count for folder, count in folders.items() if count > 34} == {}


def test_no_file_is_longer_than_420_lines() -> None:
    long = {path.name: lines for path in modules().values() if (lines := path.read_text(encoding="utf-8").count("\n")) > 420}
    assert long == {}
