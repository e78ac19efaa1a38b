"""The library's face: load a file, parse a mapping, render to a file or to bytes."""

from __future__ import annotations
