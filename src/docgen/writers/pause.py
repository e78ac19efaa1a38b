"""Python's cyclic garbage collector, held while a document is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """No cyclic collection inside. Rendering makes many small objects and hardly a cycle among them, so the collector's walks through all that is
    alive find nothing. How much that saves depends on what else the program holds: nothing to a tenth of the time was measured. The collector is
    left as it was found; where several threads render, the first to end wakes it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
