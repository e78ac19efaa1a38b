"""`docgen config`, `--config`, `--no-config`, and what commands make of a configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

TEXT = """docgen: 1
kind: press-statement
reference: A/1
date: 2026-05-11
issuer: {name: {ar: سفارة, en: Embassy}}
headline: {ar: خبر, en: News}
body: [{ar: حضر 12 عضوًا., en: The 13 members came.}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("in/x.yaml", TEXT)
    return tmp_path


def write(name: str, text: str = "") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def left() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file() and path.suffix not in (".yaml", ".toml"))


def test_an_option_wins_over_a_variable_and_that_over_input_and_configuration(run, monkeypatch):
    def layout(*options: str) -> str:
        ran = run("inspect", "--flow", "in/x.yaml", *options)
        assert ran.code == 0, ran.err
        return ran.out.splitlines()[0]

    write("docgen.toml", 'layout = "stacked"')
    assert layout() == "layout stacked"
    assert layout("--no-config") == "layout side-by-side"
    write("in/x.yaml", TEXT + "layout: sequential\n")
    assert layout() == "layout sequential"
    monkeypatch.setenv("DOCGEN_LAYOUT", "en")
    assert layout() == "layout en"
    assert layout("--layout", "ar") == "layout ar"


def test_formats_and_names_of_outputs_come_from_the_configuration(run):
    write(
        "docgen.toml", 'format = ["txt", "html"]\noutput = "out/{reference}-{lang}.{ext}"\ntheme = "noto"\nprofile = "print"\nembed-fonts = "none"\n'
    )
    assert run("render", "in/x.yaml").code == 0
    assert left() == ["out/A-1-ar-en.html", "out/A-1-ar-en.txt"]
    assert run("render", "in", "-o", "two.txt").out == "two.txt\n"
    assert run("render", "in", "-f", "txt", "-o", "three").out == "three/x.txt\n"


def test_outputs_start_at_the_folder_of_the_configuration(run, monkeypatch):
    write("a/docgen.toml", 'format = "txt"\noutput = "out"')
    write("a/b/x.yaml", TEXT)
    assert run("render", "a/b/x.yaml").out == "a/out/x.txt\n"
    monkeypatch.chdir("a/b")
    assert run("render", "x.yaml").out == "../out/x.txt\n"


def test_each_input_has_its_own_configuration_and_a_broken_one_stops_no_other_input(run):
    write("a/docgen.toml", 'format = "txt"\n')
    write("b/docgen.toml", 'format = "txt"\nlayuot = "x"\n')
    for name in "ab":
        write(f"{name}/x.yaml", TEXT)
    ran = run("render", "a", "b")
    assert (ran.code, left()) == (2, ["a/x.txt"])
    assert ran.errors == ["b/docgen.toml:2:1: error: layuot: unknown key 'layuot' – did you mean 'layout'?"]


def test_a_name_of_the_pattern_that_there_is_not_is_told_in_the_configuration(run):
    write("docgen.toml", 'output = "out/{refrence}.{ext}"\n')
    ran = run("render", "in", "-f", "txt")
    assert (ran.code, left()) == (2, [])
    assert ran.errors == ["docgen.toml:1:10: error: output: there is no '{refrence}' for the name of an output – did you mean {reference}?"]


def test_the_limits_for_strangers_read_no_configuration_unless_it_is_named(run, monkeypatch):
    write("docgen.toml", 'format = "txt"\n')
    assert run("config", "show", "in/x.yaml").out == "format\ttxt\tdocgen.toml:1:10\n"
    assert run("config", "show", "in/x.yaml", "--limits", "untrusted").out == ""
    assert run("config", "show", "in/x.yaml", "--limits", "untrusted", "--config", "docgen.toml").out != ""
    monkeypatch.setenv("DOCGEN_LIMITS", "untrusted")
    assert run("config", "path", "in/x.yaml").code == 1


def test_limits_of_a_configuration_hold(run):
    write("docgen.toml", "[limits]\nblocks = 1\n")
    ran = run("render", "in", "-f", "txt")
    assert ran.code == 1
    assert run("render", "in", "-f", "txt", "--limits", "default").code == 0


def test_a_configuration_is_named_by_option_and_variable(run, monkeypatch):
    write("other.toml", 'format = "txt"\n')
    assert run("config", "show", "--config", "other.toml").out == "format\ttxt\tother.toml:1:10\n"
    monkeypatch.setenv("DOCGEN_CONFIG", "other.toml")
    assert run("config", "path").out == "other.toml\n"
    assert run("config", "path", "--no-config").code == 1
    ran = run("config", "show", "--config", "nothing.toml")
    assert (ran.code, ran.errors) == (2, ["nothing.toml: error: there is no such file"])
    assert run("config", "show", "--config", "docgen.toml", "--no-config").code == 2


def test_config_show_tells_each_value_and_where_it_stands(run, monkeypatch):
    write("docgen.toml", 'layout = "stacked"\nignore = "tatweel"\n[limits]\npages = 20\n[checks]\nparity = false\n')
    monkeypatch.setenv("DOCGEN_LAYOUT", "en")
    ran = run("config", "show", "in/x.yaml")
    assert ran.out.splitlines() == [
        "layout\ten\tDOCGEN_LAYOUT",
        "ignore\ttatweel\tdocgen.toml:2:10",
        "checks.parity\tfalse\tdocgen.toml:6:10",
        "limits.pages\t20\tdocgen.toml:4:9",
    ]
    assert "territory\t\tdefault" in run("config", "show", "--all").out


def test_the_answer_in_json_fits_its_schema(run):
    write("docgen.toml", 'layout = "stacked"\nfonts = "in"\n')
    data = json.loads(run("config", "show", "--json").out)
    assert data["values"][1] == {"key": "fonts", "value": [str(Path("in").resolve())], "source": "docgen.toml:2:9", "file": "docgen.toml", "line": 2}
    schema = json.loads(run("schema", "output").out)
    Draft202012Validator({"$ref": "#/$defs/config", "$defs": schema["$defs"]}).validate(data)


def test_the_schema_of_configurations_takes_what_docgen_takes(run):
    schema = json.loads(run("schema", "config").out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"layout": "stacked", "limits": {"pages": 3}, "checks": {"DG303": False}, "template": {"circular": "x"}, "for": "x"})
    assert not validator.is_valid({"layuot": "stacked"})


def test_check_leaves_out_what_the_configuration_says_and_is_strict(run):
    assert run("check", "in").code == 1
    write("docgen.toml", "[checks]\nnumber = false\n")
    assert run("check", "in").code == 0
    write("docgen.toml", "strict = true\n")
    write("in/x.yaml", TEXT.replace("13", "12").replace("حضر", "حضر  "))
    assert run("check", "in").code == 1
    assert run("check", "in", "--ignore", "spaces").code == 0
    assert run("check", "in", "--ignore", "spaecs").errors == ["docgen: error: there is no check 'spaecs' – did you mean spaces?"]


def test_kinds_templates_and_themes_of_a_house_are_found_by_name(run):
    from docgen._data import shipped

    write("docgen.toml", 'kinds = "kinds"\ntemplates = "looks"\nthemes = "looks"\ntheme = "mine"\nformat = "txt"\n')
    for file in (shipped("templates") / "circular").iterdir():
        write(f"kinds/visit/{file.name}", file.read_text(encoding="utf-8").replace("kind: circular", "kind: visit"))
    write("looks/mine.yaml", "docgen-theme: 1\nextends: noto\n")
    write("looks/short/template.yaml", "docgen-template: 1\nextends: press-statement\n")
    assert run("new", "visit", "-o", "in/visit.yaml").code == 0
    ran = run("render", "in/visit.yaml", "-f", "html", "-o", "{kind}-{theme}.html")
    assert (ran.code, ran.out) == (0, "visit-mine.html\n"), ran.err
    assert run("check", "in/visit.yaml").code == 0
    assert '"const": "visit"' in run("schema", "visit").out
    write("in/y.yaml", TEXT + "template: short\n")
    assert run("render", "in/y.yaml").code == 0
    assert run("render", "in/x.yaml", "--template", "short", "--theme", "mine", "-f", "html").code == 0
    assert "no template 'long'" in run("render", "in/x.yaml", "--template", "long").err


def test_a_template_for_each_kind(run):
    write("docgen.toml", 'format = "txt"\n[template]\npress-statement = "./nothing"\n')
    assert run("render", "in").errors[0].startswith("docgen.toml:3:19: error: template.press-statement: there is no file")
    write("docgen.toml", 'format = "txt"\n[template]\nmeeting-minutes = "circular"\n')
    assert run("render", "in").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "clasic"', "docgen.toml:1:9: error: theme: no theme 'clasic' – did you mean classic?"),
        ('template = "pres-statement"', "docgen.toml:1:12: error: template: no template 'pres-statement' – did you mean press-statement?"),
        ('[template]\ncircular = "nix"', "docgen.toml:2:12: error: template.circular: no template 'nix'"),
        ("[checks]\ntatwel = false", "docgen.toml:2:10: error: checks.tatwel: there is no check 'tatwel' – did you mean tatweel?"),
        ('ignore = ["nope"]', "docgen.toml:1:11: error: ignore[0]: there is no check 'nope'"),
        ('output = "out/x.foo"', "docgen.toml:1:10: error: output: 'out/x.foo' names no format that there is – there are .pdf, .docx"),
        ('output = "out/{stem}"', "docgen.toml:1:10: error: output: 'out/{stem}' names no format – end it with .{ext}, or"),
        ('output = "{stem}.xlsx"', "docgen.toml:1:10: error: output: '{stem}.xlsx' names no format – end it with .{ext}, or"),
        ('[template]\ncirculr = "circular"', "docgen.toml:2:1: error: template.circulr: there is no kind 'circulr' – did you mean circular?"),
    ],
)
def test_a_name_that_is_nowhere_is_told_whatever_the_command(run, text, said):
    write("docgen.toml", text)
    for command in (["config", "show"], ["check", "in"], ["render", "in", "-f", "txt"]):
        ran = run(*command)
        assert (ran.code, left()) == (2, [])
        assert ran.errors[0].startswith(said)


def test_an_output_may_be_a_folder_with_a_point_in_its_name_where_it_is_there(run):
    write("docgen.toml", 'output = "out.2026"\nformat = "txt"\n')
    assert run("render", "in/x.yaml").code == 2
    Path("out.2026").mkdir()
    assert run("config", "show").code == 0
    assert run("render", "in/x.yaml").out == "out.2026/x.txt\n"


def test_a_family_that_no_folder_of_fonts_has_is_told_where_it_stands(run, monkeypatch):
    write("docgen.toml", 'family = "Amirii"\n')
    ran = run("config", "show")
    said = "no font family 'Amirii' in the shipped fonts – did you mean 'Amiri'?"
    assert (ran.code, ran.errors) == (0, [f"docgen.toml:1:10: warning: family: {said}"])
    monkeypatch.setenv("DOCGEN_FAMILY", "Amirii")
    assert run("config", "show").errors == [f"DOCGEN_FAMILY: warning: {said}"]
    monkeypatch.setenv("DOCGEN_FAMILY", "Amiri")
    assert run("config", "show").errors == []


def test_every_command_tells_a_variable_that_nobody_heeds(run, monkeypatch):
    monkeypatch.setenv("DOCGEN_CHECKS", "tatweel")
    monkeypatch.setenv("DOCGEN_LANG", "fr")
    for command in (["date", "2021-10-18"], ["check", "in"], ["templates", "list"], ["config", "path", "in/x.yaml"]):
        told = [line for line in run(*command).errors if line.startswith("DOCGEN_")]
        assert [line.partition(": warning: ")[0] for line in told] == ["DOCGEN_CHECKS", "DOCGEN_LANG"], command
    assert run("-q", "date", "2021-10-18").errors == []


def test_a_variable_that_names_nothing_is_told_by_its_name(run, monkeypatch):
    monkeypatch.setenv("DOCGEN_THEME", "nope")
    for command in (["config", "show"], ["render", "in", "-f", "txt"]):
        ran = run(*command)
        assert ran.code == 2
        assert ran.errors[0].startswith("DOCGEN_THEME: error: no theme 'nope'")


def test_an_input_that_is_not_there_has_no_configuration(run):
    for command in ("show", "path"):
        ran = run("config", command, "nope.yaml")
        assert (ran.code, ran.errors) == (1, ["nope.yaml: error: there is no such file"])


def test_what_a_configuration_wishes_for_all_and_a_format_cannot_have_is_not_told(run):
    write("docgen.toml", 'source = "full"\nlayout = "facing"\n')
    write("in/x.yaml", TEXT.replace("13", "12"))
    assert run("render", "in/x.yaml", "-f", "txt,html").err == ""
    write("in/x.yaml", TEXT.replace("13", "12") + "source: full\n")
    told = run("render", "in/x.yaml", "-f", "txt").err
    assert told == "in/x.yaml:8:9: warning: source: full is for PDF; a text file carries nothing of its input\n"


def test_a_layout_for_two_languages_is_told_by_a_document_of_one(run):
    one = TEXT.replace("{ar: سفارة, en: Embassy}", "سفارة").replace("{ar: خبر, en: News}", "خبر")
    one = one.replace("{ar: حضر 12 عضوًا., en: The 13 members came.}", "حضر 12 عضوًا.") + "languages: [ar]\n"
    write("in/x.yaml", one + "layout: facing\n")
    told = "the layout facing is for two languages, and this document is in Arabic alone\n"
    assert run("render", "in/x.yaml", "-f", "txt").err == f"in/x.yaml:9:9: warning: layout: {told}"
    write("in/x.yaml", one)
    assert run("render", "in/x.yaml", "-f", "txt", "--layout", "facing").err == f"in/x.yaml: warning: {told}"
    write("docgen.toml", 'layout = "facing"\n')
    assert run("render", "in/x.yaml", "-f", "txt").err == ""


@pytest.fixture
def house():
    write("looks/mine/template.yaml", "docgen-template: 1\nextends: press-statement\n")
    write("themes/ours.yaml", "# A look of ours\ndocgen-theme: 1\nextends: noto\n")
    write("docgen.toml", 'templates = "looks"\nthemes = "themes"\ntheme = "ours"\npage = "A5"\n')


@pytest.mark.usefixtures("house")
def test_the_list_of_templates_and_what_reads_it_have_those_of_the_configuration(run):
    assert {"template\tmine\t", "theme\tours\tA look of ours"} <= set(run("templates", "list").out.splitlines())
    assert "extends: noto" in run("templates", "show", "ours").out
    assert run("templates", "copy", "mine", "copy").code == 0
    assert Path("copy/template.yaml").exists()
    assert run("templates", "show", "ours", "--no-config").code == 2


@pytest.mark.usefixtures("house")
def test_a_preview_is_as_the_configuration_has_it(run):
    from PIL import Image

    assert run("templates", "preview", "mine", "-o", "p.png", "--resolution", "72").code == 0
    with Image.open("p.png") as picture:
        assert picture.size == (420, 596)


def test_the_doctor_tells_which_configuration_holds_and_what_is_wrong_with_it(run):
    write("docgen.toml", 'layout = "ar"\n')
    assert "configuration\tdocgen.toml\tlayout\tok" in run("doctor").out.splitlines()
    write("docgen.toml", 'theme = "nope"\n')
    ran = run("doctor")
    assert ran.code == 1
    assert "configuration\tdocgen.toml:1:9\tno theme 'nope'" in ran.out


def test_minutes_of_the_next_meeting_are_begun_by_the_configuration_of_the_last(run):
    run("new", "meeting-minutes", "-o", "in/m.yaml")
    write("in/docgen.toml", "[limits]\nblocks = 1\n")
    assert run("new", "meeting-minutes", "--after", "in/m.yaml", "-o", "next.yaml").code == 1
    assert run("new", "meeting-minutes", "--after", "in/m.yaml", "-o", "next.yaml", "--no-config").code == 0
