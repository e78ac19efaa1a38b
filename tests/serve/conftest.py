"""Services for all tests of their paths and pages."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Iterator

import pytest

from docgen.serve.app import application
from docgen.serve.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the package that it is built on
    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(application(Settings(workers=1)), base_url="http://localhost:8080") as client:
        yield client


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where a service of its own process is, for browsers."""
    command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        yield process.stderr.readline().strip()
    finally:
        process.terminate()
        process.wait(30)
