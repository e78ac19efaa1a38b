"""The ZIP that docgen writes is one that others read, and the same each time."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from docgen.wordfile.archive import archive, pack, stored

_WHEN = datetime.datetime(2021, 10, 19, 8, 30, 10)
_PARTS = {"a.xml": pack(b"<a>" + b"x" * 1000 + b"</a>"), "dir/b.bin": pack(bytes(range(256))), "c": stored(b""), "نص.xml": pack(b"y" * 99)}


def test_zipfile_reads_it():
    with zipfile.ZipFile(io.BytesIO(archive(_PARTS, _WHEN))) as read:
        assert read.testzip() is None
        assert read.namelist() == list(_PARTS)
        assert read.read("a.xml") == b"<a>" + b"x" * 1000 + b"</a>"
        assert read.read("نص.xml") == b"y" * 99
        assert read.getinfo("a.xml").date_time == (2021, 10, 19, 8, 30, 10)


def test_what_gets_no_smaller_is_stored():
    assert _PARTS["dir/b.bin"].method == 0
    assert _PARTS["a.xml"].method == 8
    assert len(_PARTS["a.xml"].data) < 100


def test_the_same_parts_are_the_same_bytes():
    assert archive(_PARTS, _WHEN) == archive(dict(_PARTS), _WHEN)


@pytest.mark.parametrize(("year", "written"), [(1443, 1980), (2107, 2107), (2108, 2107), (9999, 2107)])
def test_a_year_that_zip_does_not_know(year, written):
    with zipfile.ZipFile(io.BytesIO(archive(_PARTS, datetime.datetime(year, 3, 12)))) as read:
        assert read.getinfo("c").date_time[0] == written
