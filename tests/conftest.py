"""No test measures time: hypothesis, too, lets an example take as long as it takes on a busy machine. No test runs a kernel as it once was."""

import contextlib
import signal
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest
from hypothesis import settings

import docgen
from docgen.compiled import wanted

settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")

# Started in the background by a shell, or by nohup: children would ignore what the tests send them too.
for _number, _handler in ((signal.SIGINT, signal.default_int_handler), (getattr(signal, "SIGHUP", signal.SIGINT), signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        with contextlib.suppress(ValueError):
            signal.signal(_number, _handler)


def pytest_configure() -> None:
    for source in Path(docgen.__file__).parent.rglob("*_cy.py") if wanted() else ():
        compiled = source.with_suffix(EXTENSION_SUFFIXES[0])
        if compiled.exists() and compiled.stat().st_mtime < source.stat().st_mtime:
            pytest.exit(f"{source} was changed after it was compiled: run scripts/compile.py", returncode=4)
