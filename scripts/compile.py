"""Compiles the kernels (every `*_cy.py` in `src/docgen`) into extension modules of the same names beside them: `.venv/bin/python scripts/compile.py`.

Also the build hook of the wheel and of an editable install. Where there is no C compiler, or a Python other than CPython, the package is installed
without them, and the same files run as plain Python. `DOCGEN_COMPILE=0` never compiles; `DOCGEN_COMPILE=1` makes a failure an error.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
FLAGS = ["/O2"] if os.name == "nt" else ["-O2", "-g0", "-ffp-contract=off"]
"""No fused multiply-add: a line must break at the same place on every machine, compiled or not."""
DIRECTIVES = {"language_level": 3, "initializedcheck": False}
SHIM = "from docgen import _cython as cython"


def sources() -> list[Path]:
    """The kernels, in order of their names."""
    return sorted(SOURCE.rglob("*_cy.py"))


def for_cython(kernel: str, shared: Mapping[str, Sequence[str]] | None = None, *, declared: bool = False) -> str:
    """A kernel's text with Cython's own module in the place of `docgen._cython`, every line where it was. A module's own number of a C type
    (`_NAME: cython.double = 0.4`) is a C variable, which an annotation alone does not make it. `shared` are classes of kernels by their modules: what
    another kernel imports of them as a type it has as a C struct. `declared`: the kernel's own are declared in a `.pxd` file already."""
    cimports: list[str] = []

    def cimport(found: re.Match[str]) -> str:
        module, names = found[1], found[2].split(", ")
        types = [name for name in names if name in (shared or {}).get(module, ())]
        if types:
            cimports.append(f"; from cython.cimports.{module} import {', '.join(types)}")
        others = ", ".join([name for name in names if name not in types])
        return f"    from {module} import {others}" if others else "    pass"

    kernel = re.sub(r"(?m)^    from ([\w.]+_cy) import (.+)$", cimport, kernel)
    if declared:
        kernel = _SHARED.sub(lambda found: found[0].replace(found[3], "\n" * found[3].count("\n")), kernel)
    kernel = _FIELD.sub(lambda found: f'{found[1]}{found[2]} = cython.declare({_declared(found[3])}, visibility="readonly")', kernel)
    kernel = kernel.replace(SHIM, "import cython" + "".join(cimports))
    kernel = re.sub(r"(?m)^(_\w+): cython\.(\w+) = (.+?)(  #.*)?$", r"\1 = cython.declare(cython.\2, \3)", kernel)
    return re.sub(r"\bcython\.(\w+)_view\b", r"cython.\1[::1]", kernel)


_FIELD = re.compile(r"(?m)^( +)(\w+): cython\.readonly\[(.+)\]$")
_SHARED = re.compile(
    r'(?m)^((?:@cython\.\w+\n)*)@cython\.cclass\nclass (\w+):\n(?:    """(?s:.*?)"""\n\n)?(?:    __slots__ = .+\n)?((?:    \w+: .+\n)+)'
)
"""A class of a kernel with its fields. One whose fields Python may read is shared with other kernels."""


def _declared(kind: str) -> str:
    """A field's type as Cython declares it."""
    plain = kind.partition("[")[0]
    return plain if plain in ("str", "bytes", "tuple", "list", "dict") or re.fullmatch(r"cython\.\w+", plain) else "object"


def declarations(kernel: str) -> tuple[str, list[str]]:
    """A kernel's shared classes as a `.pxd` file has them, and their names."""
    out, names = ["cimport cython"], []
    for marks, name, fields in _SHARED.findall(kernel):
        if "cython.readonly[" not in fields:
            continue
        names.append(name)
        out += [*marks.split(), f"cdef class {name}:"]
        for line in fields.splitlines():
            field, _, kind = line.strip().partition(": ")
            readable = re.fullmatch(r"cython\.readonly\[(.+)\]", kind)
            declared = _declared(readable[1] if readable else kind).removeprefix("cython.").replace("longlong", "long long")
            out.append(f"    cdef {'readonly ' if readable else ''}{declared} {field}")
    return "\n".join(out) + "\n", names


def _name(file: Path) -> str:
    return ".".join(file.relative_to(SOURCE).with_suffix("").parts)


def _share(files: Sequence[Path], into: Path) -> dict[str, list[str]]:
    """Writes the `.pxd` files of kernels that share classes; the names of those, by their modules."""
    shared: dict[str, list[str]] = {}
    for file in files:
        declared, names = declarations(file.read_text(encoding="utf-8"))
        if names:
            shared[_name(file)] = names
            place = into / file.relative_to(SOURCE).with_suffix(".pxd")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(declared, encoding="utf-8")
            for folder in place.relative_to(into).parents[:-1]:
                (into / folder / "__init__.pxd").touch()
    return shared


def compile_kernels(files: Sequence[Path], into: Path) -> list[Path]:
    """Compiles files into extension modules in the folder `into`, which stands for `src`; their paths. Needs Cython, setuptools and a C compiler,
    and raises what they raise."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    with TemporaryDirectory() as scratch:
        modules = []
        shared = _share(sources(), Path(scratch))
        for file in files:
            source = Path(scratch, "kernels", _name(file)) / file.name
            source.parent.mkdir(parents=True)
            kernel = for_cython(file.read_text(encoding="utf-8"), shared, declared=_name(file) in shared)
            source.write_text(kernel, encoding="utf-8")
            extension = Extension(_name(file), [str(source)], extra_compile_args=FLAGS)
            modules += cythonize([extension], build_dir=scratch, include_path=[scratch], compiler_directives=DIRECTIVES, quiet=True)
        command = build_ext(Distribution({"name": "docgen", "ext_modules": modules}))
        command.build_lib, command.build_temp, command.parallel = str(into), scratch, os.cpu_count()
        command.ensure_finalized()
        command.run()
        return [into / command.get_ext_filename(module.name) for module in modules]


def outdated() -> list[Path]:
    """The files with no extension module of this Python that is newer than they, and than the kernels whose classes they share."""
    from importlib.machinery import EXTENSION_SUFFIXES

    texts = {file: file.read_text(encoding="utf-8") for file in sources()}
    sharing = {_name(file): file for file, text in texts.items() if declarations(text)[1]}

    def built(file: Path) -> bool:
        module = file.with_suffix(EXTENSION_SUFFIXES[0])
        needed = [file, *[other for name, other in sharing.items() if f"    from {name} import" in texts[file]]]
        return module.exists() and module.stat().st_mtime >= max(other.stat().st_mtime for other in needed)

    return [file for file in texts if not built(file)]


def main() -> int:
    files = outdated()
    if os.environ.get("DOCGEN_COMPILE") == "0":
        print(f"nothing compiled, since DOCGEN_COMPILE=0; {len(files)} out of date")
        return 0
    try:
        if files:
            compile_kernels(files, SOURCE)
    except (Exception, SystemExit) as error:
        if os.environ.get("DOCGEN_COMPILE") == "1":
            raise
        print(f"nothing compiled: {error}")
        return 0
    print(f"{len(files)} compiled, {len(sources()) - len(files)} up to date")
    return 0


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script
    pass
else:

    class CompiledKernels(BuildHookInterface):  # type: ignore[misc,type-arg]
        """Compiles in place for an editable install, into the wheel for any other."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            wish = os.environ.get("DOCGEN_COMPILE", "auto")
            if self.target_name != "wheel" or wish == "0" or (wish != "1" and sys.implementation.name != "cpython"):
                return
            try:
                self._compile(version == "editable", build_data)
            except (Exception, SystemExit) as error:
                if wish == "1":
                    raise
                self.app.display_warning(f"docgen is installed without its compiled functions, which make it faster: {error}")

        def _compile(self, editable: bool, build_data: dict[str, Any]) -> None:
            if editable:
                compile_kernels(outdated(), SOURCE)
                return
            self._made = TemporaryDirectory()
            into = Path(self._made.name)
            for module in compile_kernels(sources(), into):
                build_data["force_include"][str(module)] = module.relative_to(into).as_posix()
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

        def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
            made = getattr(self, "_made", None)
            if made is not None:
                made.cleanup()


if __name__ == "__main__":
    sys.exit(main())
