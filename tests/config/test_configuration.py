"""Configurations as the library reads them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest

import docgen
from docgen.config.file import read_configuration
from docgen.config.settings import LimitsTable
from docgen.limits import Limits

STATEMENT = """docgen: 1
kind: press-statement
languages: [en]
date: 2026-05-11
issuer: {name: {en: Embassy}}
headline: {en: News}
body: [{en: One.}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def wrong(text: str, name: str = "docgen.toml", **options: bool) -> list[str]:
    write(name, text)
    with pytest.raises(docgen.UsageError) as caught:
        read_configuration(Path(name), **options)
    return str(caught.value).splitlines()


def test_the_nearest_file_upward_is_the_one():
    write("docgen.toml", 'layout = "en"')
    write("a/docgen.toml", 'theme = "noto"')
    write("a/b/x.yaml")
    found = docgen.configuration("a/b/x.yaml")
    assert found is not None
    assert (found.name, found.given) == ("a/docgen.toml", ("theme",))
    assert docgen.configuration("a").given == ("theme",)
    assert docgen.configuration("x.yaml").get("layout") == "en"


def test_a_pyproject_without_the_table_is_another_programs():
    write("docgen.toml", 'layout = "en"')
    write("a/pyproject.toml", '[project]\nname = "docgen"\n')
    assert docgen.configuration("a/x.yaml").name == "docgen.toml"
    write("a/pyproject.toml", 'name = "broken docgen')
    assert docgen.configuration("a/x.yaml").name == "docgen.toml"
    write("a/pyproject.toml", '[tool.docgen]\nlayout = "ar"\n')
    assert docgen.configuration("a/x.yaml").get("layout") == "ar"
    write("a/pyproject.toml", 'tool = {docgen = {layout = "stacked"}}\n')
    assert docgen.configuration("a/x.yaml").get("layout") == "stacked"
    write("a/docgen.toml", "")
    assert docgen.configuration("a/x.yaml").given == ()


def test_a_pyproject_with_the_table_that_is_broken_is_told():
    write("pyproject.toml", "[tool.docgen]\nlayout = \n")
    with pytest.raises(docgen.UsageError, match=r"pyproject\.toml:2:10: error: this is no TOML"):
        docgen.configuration("x.yaml")


def test_every_error_is_told_with_its_place_and_the_nearest_name():
    said = wrong('layuot = "ar"\ntheme = "x/y.yaml"\nembed-fonts = "some"\n[limits]\npages = 0\nsecnds = 1\n[template]\na = 3\n')
    assert said == [
        "docgen.toml:1:1: error: layuot: unknown key 'layuot' – did you mean 'layout'?",
        "docgen.toml:2:9: error: theme: there is no file x/y.yaml – there is no folder x either",
        "docgen.toml:3:15: error: embed_fonts: 'some' is not known here – write none, subset, used or all",
        "docgen.toml:5:9: error: limits.pages: this must be more than 0, not 0",
        "docgen.toml:6:1: error: limits.secnds: unknown key 'secnds' – did you mean 'seconds'?",
        "docgen.toml:8:5: error: template.a: this must be a name or a path, not a number",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('page = "A44"', "1:8: error: page: A44: write A3"),
        ("bleed = 90", "1:9: error: bleed: 90: a bleed is 0 to 25 mm"),
        ('watermark = "a|"', "1:13: error: watermark: both sides of | need words"),
        ('output = "{stem"', "1:10: error: output: the brace { is alone"),
        ('format = "pdf,dcox"', "there is no format 'dcox' – did you mean docx?"),
        ('fonts = "none"', "there is no file none – paths are relative to the folder of the configuration"),
        ('password = "x"', "'password' is no key of a configuration"),
        ("allow-outside = true", "is for the command line alone"),
        ("a-b = 1\na_b = 2\n", "'a_b' is given twice"),
        ("[limits]\nseconds = inf", "error: limits.seconds"),
        ('[limits]\nseconds = "3"', "2:11: error: limits.seconds: this must be a number, not '3'"),
        ("[limits]\nseconds = true", "error: limits.seconds: this must be a number, not the yes-or-no value true"),
        ('[limits]\npages = "3"', "2:9: error: limits.pages: this must be a whole number, not '3'"),
        ("[limits]\npages = 3.0", "error: limits.pages: this must be a whole number"),
        ('strict = "yes"', "1:10: error: strict: this must be true or false, not 'yes'"),
        ('family = ""', "1:10: error: family: this is empty"),
        ("marks = 1", "error: marks: this must be true or false, not a number"),
        ('assume-srgb = "false"', "error: assume_srgb: this must be true or false"),
        ('checks = {tatweel = "no"}', "1:21: error: checks.tatweel: this must be true or false, not 'no'"),
        ("fonts = 3", "1:9: error: fonts: this must be a list, not a number – write [first, second]"),
        ("layout = 2026-05-11", "error: layout"),
        ('[tool.docgen]\nlayout = "ar"', "docgen.toml:1:2: error: tool: this table is not for this file – [tool.docgen] is for a pyproject.toml"),
    ],
)
def test_a_value_that_cannot_be_is_told(text, said):
    assert said in "\n".join(wrong(text))


def test_a_table_that_is_none_and_bytes_that_are_no_text_are_told():
    assert "is no table" in wrong("[tool]\ndocgen = 3\n", "pyproject.toml")[0]
    Path("docgen.toml").write_bytes(b"a = 1\nb = '\xff'\n")
    with pytest.raises(docgen.UsageError, match=r"docgen\.toml:2: error: byte 0xFF is not UTF-8"):
        read_configuration(Path("docgen.toml"))
    Path("docgen.toml").write_bytes(b"\xef\xbb\xbflayout = 'ar'")
    assert read_configuration(Path("docgen.toml")).get("layout") == "ar"
    Path("docgen.toml").write_bytes(b"#" * 300_000)
    with pytest.raises(docgen.UsageError, match="larger than"):
        read_configuration(Path("docgen.toml"))


@pytest.mark.parametrize(
    "text", ['fonts = "../f"', 'theme = "../t.yaml"', 'output = "../{stem}.pdf"', 'output = "/tmp/{stem}.pdf"', 'templates = "/tmp"']
)
def test_what_a_configuration_names_lies_in_its_folder_unless_the_user_named_it(text):
    write("f/x.ttf")
    write("t.yaml")
    assert "outside" in wrong(text, "a/docgen.toml")[0]
    read_configuration(Path("a/docgen.toml"), own=True)
    read_configuration(Path("a/docgen.toml"), allow_outside=True)


def test_one_that_lies_elsewhere_narrows_limits_and_widens_none(monkeypatch):
    write("a/docgen.toml", "[limits]\npages = 20\nseconds = 5\n")
    assert docgen.configuration("a/x.yaml").limits == Limits(pages=20, seconds=5)
    said = wrong("[limits]\npages = 2\nseconds = 6000\n", "a/docgen.toml")
    assert said[0].startswith("a/docgen.toml:3:11: error: limits.seconds: this limit is wider than the usual 600.0")
    assert read_configuration(Path("a/docgen.toml"), own=True).limits.seconds == 6000
    monkeypatch.chdir("a")
    assert docgen.configuration("x.yaml").limits.seconds == 6000
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    owner = Path("docgen.toml").stat().st_uid
    if owner != 0:
        with pytest.raises(docgen.UsageError, match="wider than the usual"):
            docgen.configuration("x.yaml")


def test_limits_have_the_names_of_limits():
    assert set(LimitsTable.model_fields) - {"base"} == set(Limits.__dataclass_fields__)
    write("docgen.toml", 'limits = "untrusted"')
    assert docgen.configuration(".").limits == Limits.untrusted()


def test_the_library_reads_no_configuration_unless_it_is_given():
    write("docgen.toml", 'territory = "SA"\nlayout = "en"\n')
    write("x.yaml", STATEMENT)
    assert docgen.load("x.yaml").territory == "001"
    house = docgen.configuration("x.yaml")
    model = docgen.load("x.yaml", configuration=house)
    assert (model.territory, model.layout) == ("SA", "en")
    assert docgen.loads(STATEMENT, configuration=house).territory == "SA"
    with pytest.raises(docgen.UsageError, match="configuration= is a str"):
        docgen.load("x.yaml", configuration="docgen.toml")


def test_the_input_wins_and_a_wrong_value_has_its_place_in_the_configuration():
    write("docgen.toml", 'territory = "SA"\nglossary = "terms.yaml"\n')
    write("terms.yaml", "docgen: 1\nkind: glossary\nterms: {who: {ar: المنظمة, en: WHO}}\n")
    write("a/x.yaml", STATEMENT + "territory: QA\n")
    model = docgen.load("a/x.yaml", configuration=docgen.configuration("a/x.yaml"))
    assert (model.territory, list(model.terms)) == ("QA", ["who"])
    write("docgen.toml", 'template = "nothing"\n')
    with pytest.raises(docgen.UsageError, match=r"docgen\.toml:1:12: error: template: no template 'nothing'"):
        docgen.configuration("a/x.yaml")


def test_a_renderer_of_a_configuration_gives_each_format_what_it_heeds():
    write("docgen.toml", 'profile = "screen"\nembed-fonts = "none"\npage = "A5"\nwatermark = "draft"\n')
    write("x.yaml", STATEMENT)
    press = docgen.Renderer.from_configuration(docgen.configuration("x.yaml"))
    model = press.load("x.yaml")
    with pikepdf.open(io.BytesIO(press.render_bytes(model, "pdf"))) as pdf:
        assert float(pdf.pages[0].mediabox[2]) == pytest.approx(419.5, abs=0.1)
    assert press.render_bytes(model, "docx")[:2] == b"PK"
    assert press.render(model, "x.txt") == Path("x.txt")
    with pytest.raises(docgen.UsageError):
        press.render_bytes(model, "txt", profile="print")


def test_checks_of_a_configuration_are_left_out_by_name_and_code():
    text = (
        STATEMENT.replace("languages: [en]\n", "").replace("{en: Embassy}", "{ar: سفارة, en: Embassy}").replace("{en: News}", "{ar: خبر, en: News}")
    )
    write("x.yaml", text.replace("{en: One.}", "{ar: حضر  12 عضوًا., en: The 13 members came.}"))

    def codes(text: str) -> set[str | None]:
        write("docgen.toml", text)
        report = docgen.check("x.yaml", configuration=docgen.configuration("x.yaml"))
        return {problem.code for problem in report.problems}

    assert codes("") == {"DG101", "DG308"}
    assert codes('ignore = "number"') == {"DG308"}
    assert codes("[checks]\nDG308 = false\nparity = false") == set()
    assert codes("[checks]\nparity = false\nDG101 = true") == {"DG101", "DG308"}
    assert codes('checks = ["spaces"]') == {"DG101"}
    with pytest.raises(docgen.UsageError, match=r"docgen\.toml:2:10: error: checks\.nubmer: there is no check 'nubmer' – did you mean number\?"):
        codes("[checks]\nnubmer = false")
    with pytest.raises(docgen.UsageError, match="DG401 cannot be switched off"):
        codes('ignore = ["DG401"]')
