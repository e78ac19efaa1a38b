"""What every writer keeps to, as a test that anybody's writer can run:

    from docgen.writers.contract import check_writer

    def test_our_writer_keeps_the_contract():
        check_writer(write, read=lambda data: data.decode())

Each clause is a function here, in the order in which they are tried.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from docgen.document.blocks import slots
from docgen.document.document import Flow, FlowItem, Layout, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.dump import dump
from docgen.document.inline import Both, Runs, plain
from docgen.errors import DocgenError, FontError, Problem
from docgen.writers import Renderer
from docgen.writers.options import RenderOptions
from docgen.writers.sample import flows

Read = Callable[[bytes], str]
_THREADS = 4


class ContractError(AssertionError):
    """A writer does not keep to the contract; the message says to which clause of it, and in which layout."""


def check_writer(write: Renderer, *, read: Read | None = None, fonts: bool = False, samples: Mapping[Layout, Flow] | None = None) -> None:
    """Tries a writer on a document with every kind of block, in every layout. Raises ContractError for the first clause that it breaks.

    `read` gives the words of a file that the writer has made, in whatever order; with it each word of the flow must be found in its file. `fonts`
    says that the writer sets type, so that a font family which is nowhere must be a FontError. `samples` are flows of your own in the place of
    docgen's.
    """
    for layout, flow in (samples or flows()).items():
        data = _bytes(write, flow, layout)
        _same_again(write, flow, data, layout)
        _from_a_copy(write, flow, data, layout)
        _from_threads(write, flow, data, layout)
        if read is not None:
            _says_all(flow, read(data), layout)
    _missing_picture(write)
    if fonts:
        _missing_family(write)


def _options(told: list[Problem] | None = None) -> RenderOptions:
    return RenderOptions(warn=(told if told is not None else []).append)


def _bytes(write: Renderer, flow: Flow, layout: Layout) -> bytes:
    """It gives a whole file as bytes, writes nothing anywhere, prints nothing, warns through `options.warn` alone, and leaves the flow as it was."""
    before = dump(flow)
    with _quiet(layout), _nothing_left(layout):
        data = write(flow, _options())
    if not isinstance(data, bytes) or not data:
        raise ContractError(f"{layout}: a writer gives a whole file as bytes, and not {data!r:.60}")
    if dump(flow) != before:
        raise ContractError(f"{layout}: the flow was changed")
    return data


@contextlib.contextmanager
def _quiet(layout: Layout) -> Iterator[None]:
    out, err = io.StringIO(), io.StringIO()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        warnings.simplefilter("always")
        yield
    if out.getvalue() or err.getvalue():
        raise ContractError(f"{layout}: something was printed: {(out.getvalue() + err.getvalue())[:80]!r}")
    if caught:
        raise ContractError(f"{layout}: a Python warning came up, and options.warn was not told: {caught[0].message}")


@contextlib.contextmanager
def _nothing_left(layout: Layout) -> Iterator[None]:
    """In a folder of its own, in which nothing may be left."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
            if Path.cwd().resolve() != Path(folder).resolve():
                raise ContractError(f"{layout}: the working directory was changed")
        finally:
            os.chdir(before)
        left = sorted(path.name for path in Path(folder).iterdir())
    if left:
        raise ContractError(f"{layout}: files were left behind: {', '.join(left)}")


def _same_again(write: Renderer, flow: Flow, data: bytes, layout: Layout) -> None:
    """One flow is one file, byte for byte: no clock, no chance, nothing of what was written before."""
    if write(flow, _options()) != data:
        raise ContractError(f"{layout}: the same flow gave other bytes the second time")


def _from_a_copy(write: Renderer, flow: Flow, data: bytes, layout: Layout) -> None:
    """It asks for what a flow says, and not for which object it is."""
    if write(pickle.loads(pickle.dumps(flow)), _options()) != data:
        raise ContractError(f"{layout}: a copy of the flow gave other bytes")


def _from_threads(write: Renderer, flow: Flow, data: bytes, layout: Layout) -> None:
    """It keeps nothing that a thread could take from another."""
    with ThreadPoolExecutor(_THREADS) as pool:
        made = [task.result() for task in [pool.submit(write, flow, _options()) for _ in range(_THREADS)]]
    if any(one != data for one in made):
        raise ContractError(f"{layout}: threads side by side gave other bytes")


def _says_all(flow: Flow, text: str, layout: Layout) -> None:
    """Every word of every text stands in the file."""
    found = "".join(text.split())
    for section in flow.sections:
        for lang, runs in (said for item in section.items for said in _said(item)):
            for word in plain(runs).split():
                if word not in found:
                    raise ContractError(f"{layout}: the word {word!r} ({lang}) is not in the file")


def _said(item: FlowItem) -> Iterator[tuple[str, Runs]]:
    if isinstance(item, TintedGroup):
        yield from (said for inner in item.items for said in _said(inner))
    elif isinstance(item, ParallelPair):
        yield from (said for side in (item.left, item.right) if side is not None for said in _said(side))
    elif isinstance(item, Side):
        yield from ((item.lang, runs) for runs in slots(item.block))
    elif isinstance(item, SpanningBlock):
        found: list[Both[Runs]] = []
        if hasattr(item.block, "map"):
            item.block.map(found.append)
        yield from (said for both in found for said in both)


def _missing_picture(write: Renderer) -> None:
    """A picture that is not there is an error of docgen's that names it, or is told by `options.warn`, or the format has no pictures."""
    with tempfile.TemporaryDirectory() as folder:
        lost = Path(folder) / "nowhere.png"
        told: list[Problem] = []
        for layout, flow in flows((lost,)).items():
            try:
                write(flow, _options(told))
            except DocgenError as error:
                told += error.problems
            except Exception as error:
                raise ContractError(f"{layout}: a picture that is not there ended in {type(error).__name__}: {error}") from error
            if told and not any(lost.name in str(problem) for problem in told):
                raise ContractError(f"{layout}: a picture that is not there was told without its name: {told[0]}")


def _missing_family(write: Renderer) -> None:
    """A font family that is nowhere is a FontError, and never another font in silence."""
    for layout, flow in flows().items():
        families = replace(flow.theme.families, arabic="No Such Family", latin="No Such Family")
        try:
            write(replace(flow, theme=replace(flow.theme, families=families)), _options())
        except FontError:
            continue
        raise ContractError(f"{layout}: a font family that is nowhere is no FontError")
