"""The time of files by `SOURCE_DATE_EPOCH`: heeded where it is one, told where it is not, and the caller's where a worker has another."""

from __future__ import annotations

import datetime

import pytest

import docgen
from docgen import source_date
from docgen.source_date import VARIABLE


def test_seconds_are_a_time_and_nothing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "86400")
    assert source_date.source_date() == datetime.datetime(1970, 1, 2, tzinfo=datetime.UTC)
    monkeypatch.setenv(VARIABLE, "")
    assert source_date.source_date() is None
    monkeypatch.delenv(VARIABLE)
    assert source_date.source_date() is None


@pytest.mark.parametrize("text", ["yesterday", "-1", "1.5", "²", "٣", "9" * 18, "9" * 5000])
def test_what_is_no_time_is_told_and_not_left_out(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(docgen.UsageError, match=VARIABLE):
        source_date.source_date()


def test_that_of_the_caller_holds_also_where_it_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "5")
    with source_date.standing(""):
        assert source_date.source_date() is None
        with source_date.standing("86400"):
            assert source_date.given() == "86400"
    assert source_date.given() == "5"
