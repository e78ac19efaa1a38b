"""A service of one process for all tests of its paths."""

from __future__ import annotations

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
