"""The library as a program uses it."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

import docgen
from docgen import api
from docgen.document.document import LAYOUTS
from docgen.errors import FontError, OutputError, RenderError, TemplateError, UsageError

EXAMPLES = Path(__file__).parents[1] / "examples"
MAGIC = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


def statement(**more):
    return {
        "docgen": 1,
        "kind": "press-statement",
        "languages": ["ar", "en"],
        "reference": "B/1",
        "date": "2021-10-19",
        "issuer": {"name": {"ar": "اللجنة الوطنية للتراث", "en": "National Heritage Committee"}},
        "headline": {"ar": "بيان", "en": "Statement"},
        "body": [{"ar": "نص البيان باللغة العربية.", "en": "The text of the statement in English."}],
        **more,
    }


def test_every_public_name_can_be_had_from_the_package():
    for name in docgen.__all__:
        assert getattr(docgen, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        docgen.no_such_name  # noqa: B018


def test_render_is_the_function_after_the_writers_were_imported(tmp_path):
    import docgen.writers
    import docgen.writers.options

    assert docgen.writers.options.RenderOptions().profile == "archive"
    assert docgen.render(docgen.parse(statement()), tmp_path / "a.pdf").exists()


def test_a_file_becomes_a_model_of_its_kind():
    assert isinstance(docgen.load(EXAMPLES / "statement.yaml"), docgen.PressStatement)
    assert isinstance(docgen.load(str(EXAMPLES / "minutes.yaml")), docgen.MeetingMinutes)


def test_a_mapping_becomes_the_same_kind_of_model():
    model = docgen.parse(statement())
    assert isinstance(model, docgen.PressStatement)
    assert model.headline.en == "Statement"


@pytest.mark.parametrize("format", MAGIC)
@pytest.mark.parametrize("layout", [None, *LAYOUTS])
def test_a_model_becomes_bytes_in_every_layout_and_format(format, layout):
    assert docgen.render_bytes(docgen.parse(statement()), format, layout=layout).startswith(MAGIC[format])


def test_the_suffix_names_the_format_unless_one_is_given(tmp_path):
    model = docgen.parse(statement())
    assert docgen.render(model, tmp_path / "a.docx") == tmp_path / "a.docx"
    assert (tmp_path / "a.docx").read_bytes().startswith(MAGIC["docx"])
    docgen.render(model, str(tmp_path / "b.tmp"), format="pdf")
    assert (tmp_path / "b.tmp").read_bytes().startswith(MAGIC["pdf"])


def test_one_tree_can_be_rendered_several_times():
    tree = api.document(docgen.parse(statement()))
    assert api.render_document(tree, "pdf", layout="ar") != api.render_document(tree, "pdf", layout="en")


def test_a_wrong_mapping_tells_all_its_errors_by_path():
    wrong = statement(date="2021-13-19", hedline={"ar": "", "en": ""})
    del wrong["issuer"]
    with pytest.raises(docgen.InputError) as caught:
        docgen.parse(wrong, "request 7")
    assert {problem.place.path for problem in caught.value.problems} >= {"date", "hedline", "issuer"}
    assert {problem.place.file for problem in caught.value.problems} == {"request 7"}


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"format": "odt"}, UsageError, "pdf, docx"),
        ({"layout": "sideways"}, RenderError, "side-by-side"),
        ({"theme": "clasic"}, TemplateError, "classic"),
        ({"template": "press-statment"}, TemplateError, "press-statement"),
        ({"fonts": ["/no/such/folder"]}, FontError, "folder"),
    ],
)
def test_an_option_that_cannot_be_says_what_can_and_leaves_no_file(tmp_path, options, error, said):
    with pytest.raises(error, match=said):
        docgen.render(docgen.parse(statement()), tmp_path / "a.pdf", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_names_no_format_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no suffix"):
        docgen.render(docgen.parse(statement()), tmp_path / "a")


def test_a_file_that_cannot_be_written_is_an_output_error(tmp_path):
    with pytest.raises(OutputError):
        docgen.render(docgen.parse(statement()), tmp_path / "no" / "a.pdf")


def test_what_does_not_stop_a_document_goes_to_the_caller_or_to_python_s_warnings():
    model = docgen.parse(statement(body=["𓀀"]))  # a hieroglyph that no shipped font has
    told = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        docgen.render_bytes(model, "pdf", warn=told.append)
    assert [problem.severity for problem in told] == ["warning"]
    assert "U+13000" in told[0].message
    with pytest.warns(docgen.DocgenWarning, match="U\\+13000"):
        docgen.render_bytes(model, "pdf")


def test_digits_and_calendar_are_the_caller_s_choice():
    from docgen.document.inline import plain

    def arabic_text(**options):
        tree = api.document(docgen.parse(statement(territory="EG")), **options)
        return " ".join(plain(field.value.ar) for block in tree.blocks if hasattr(block, "fields") for field in block.fields)

    assert "٢٠٢١" in arabic_text(digits="arab")
    assert "2021" in arabic_text(digits="latn")
    assert "1443" not in arabic_text(digits="latn", calendar="gregorian")
