"""Nothing but `docgen.inputs` opens a file that a user names: every call in the source that could open one is looked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "docgen"

OPENING = frozenset(
    {"open", "fdopen", "open_code", "read_bytes", "read_text", "readlines", "from_file", "from_file_path", "fromfile", "mmap", "memmap", "copyfile"}
    | {"copy2", "copytree", "load_pkcs12", "load_cert_from_pemder", "load_certs_from_pemder", "load_private_key_from_pemder"}
)
"""Names of functions and methods that read a file by its path, or may."""

OWN = {
    "inputs.py": "the door itself",
    "batch/manifest.py": "the manifest that a batch writes on",
    "files.py": "a device that is written to",
    "locales/cldr.py": "docgen's own data",
    "locales/messages/__init__.py": "docgen's own catalogue of messages",
    "model/described.py": "docgen's own words on fields",
    "reading/starter.py": "docgen's own starters",
    "cli/templates.py": "docgen's own templates and themes",
    "cli/watching/page.py": "docgen's own style sheets, scripts and fonts of the live page",
    "cli/streams.py": "the null device, in the place of a stream that is closed",
    "typography/paragraph/hyphenation.py": "patterns of the package pyphen",
    "temporary.py": "temporary files of docgen's own, and the machine's boot id",
    "writers/pdf/profiles/intents.py": "docgen's own colour profiles",
    "writers/pdf/profiles/inks.py": "docgen's own colour profile",
}
"""Modules that open files of docgen's own, and which."""

IN_MEMORY = {
    "pikepdf.open": "pikepdf, of bytes",
    "self.open": "a method of this class",
    "self._tagger.open": "a method of the tagger",
}
"""Calls of such a name that open no file."""

STREAMS = ("writers/pdf/inspect/",)
"""Modules in which `read_bytes` is pikepdf's, of a stream inside a PDF."""


def calls() -> Iterator[tuple[str, int, str]]:
    """Module, line and text of every call that may open a file."""
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
                if name in OPENING:
                    yield module, node.lineno, ast.unparse(node.func)


def allowed(module: str, called: str) -> bool:
    if module in OWN or called in IN_MEMORY:
        return True
    return called.endswith(".read_bytes") and module.startswith(STREAMS)


def test_only_the_door_opens_files_of_users() -> None:
    assert [found for found in calls() if not allowed(found[0], found[2])] == []


def test_every_exception_is_needed() -> None:
    opening = {module for module, _, _ in calls()}
    assert opening >= set(OWN)
    assert {called for _, _, called in calls()} >= set(IN_MEMORY)


def test_pillow_opens_nothing_by_guessing_what_it_is() -> None:
    """`PIL.Image.open` tries every decoder that there is, some of which start programs."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "open":
                assert "Image" not in ast.unparse(node.func.value), f"{path}:{node.lineno}"
                assert "Pillow" not in ast.unparse(node.func.value), f"{path}:{node.lineno}"
