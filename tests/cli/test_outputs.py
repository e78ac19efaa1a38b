from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.cli.outputs import STDOUT, Job, plan
from docgen.errors import UsageError


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_without_o_a_pdf_goes_beside_its_input():
    assert plan([Path("in/a.yaml")], None, None) == [Job(Path("in/a.yaml"), {"pdf": Path("in/a.pdf")})]


def test_the_suffix_of_o_decides_the_format():
    assert plan([Path("a.yaml")], Path("b.docx"), None) == [Job(Path("a.yaml"), {"docx": Path("b.docx")})]
    assert plan([Path("a.yaml")], Path("b.PDF"), None)[0].outputs == {"pdf": Path("b.PDF")}


def test_o_without_a_suffix_is_a_folder_whether_it_is_there_or_not():
    Path("there").mkdir()
    for folder in ("there", "not-there"):
        assert plan([Path("a.yaml")], Path(folder), "pdf,docx")[0].outputs == {"pdf": Path(folder, "a.pdf"), "docx": Path(folder, "a.docx")}


def test_a_folder_with_a_dot_in_its_name_is_a_folder_where_it_exists():
    Path("v1.pdf").mkdir()
    assert plan([Path("a.yaml")], Path("v1.pdf"), None)[0].outputs == {"pdf": Path("v1.pdf/a.pdf")}


def test_several_inputs_go_to_one_folder():
    jobs = plan([Path("a.yaml"), Path("b.yaml")], Path("out"), "docx")
    assert [job.outputs for job in jobs] == [{"docx": Path("out/a.docx")}, {"docx": Path("out/b.docx")}]


def test_a_device_takes_the_format_that_f_names():
    assert plan([Path("a.yaml")], Path(os.devnull), "docx")[0].outputs == {"docx": Path(os.devnull)}


def test_a_hyphen_is_standard_output():
    assert plan([Path("a.yaml")], STDOUT, None)[0].outputs == {"pdf": STDOUT}
    assert plan([Path("a.yaml")], STDOUT, "docx")[0].outputs == {"docx": STDOUT}


@pytest.mark.parametrize(
    ("sources", "output", "wanted", "said"),
    [
        (["a.yaml"], "b.pdf", "docx", "ends in .pdf, but -f says docx"),
        (["a.yaml"], "b.pdf", "pdf,docx", "one file, but there are 2 formats"),
        (["a.yaml", "b.yaml"], "c.pdf", None, "one file, but there are 2 inputs"),
        (["a.yaml", "b.yaml"], "-", None, "one input and one format"),
        (["a.yaml"], "-", "pdf,docx", "one input and one format"),
        (["a.yaml"], "b.odt", None, r"there are \.pdf, \.docx"),
        (["a.yaml"], None, "odt", "no format 'odt'; there are pdf, docx"),
        (["a.yaml"], None, ",", "names no format"),
        (["a/x.yaml", "b/x.yaml"], "out", None, "both be written to out/x.pdf"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_rendered(sources, output, wanted, said):
    with pytest.raises(UsageError, match=said):
        plan([Path(source) for source in sources], Path(output) if output else None, wanted)


def test_an_input_is_never_written_over():
    Path("a.pdf").write_text("docgen: 1")
    with pytest.raises(UsageError, match=r"over the input a\.pdf"):
        plan([Path("a.pdf")], None, None)
    Path("link.pdf").symlink_to("a.pdf")
    with pytest.raises(UsageError, match="over the input"):
        plan([Path("a.pdf")], Path("link.pdf"), None)
