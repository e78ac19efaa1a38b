"""A plug-in that cannot be used is an error that names it, and stops only what asks for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packages import Install, installing

import docgen
from docgen import plugins
from docgen.calendars.registry import calendar, calendar_keys
from docgen.checks import check
from docgen.checks.catalogue import codes
from docgen.cli import main
from docgen.errors import DateError, PluginError, TemplateError, UsageError
from docgen.model import kinds, model_of
from docgen.model.kinds import BUILT_IN, shipped_schemas
from docgen.source import from_bytes
from docgen.writers import formats, renderer

ROOT = Path(__file__).parents[1]
STATEMENT = ROOT / "examples" / "statement.yaml"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    yield from installing(tmp_path, monkeypatch)


def test_nothing_is_installed_beside_docgen_itself(capsys: pytest.CaptureFixture[str], install: Install) -> None:
    assert main(["plugins"]) == 0
    assert capsys.readouterr().out == ""


def test_one_that_cannot_be_loaded_is_named(install: Install) -> None:
    install("broken", {"writers": {"bad": "broken:write"}}, "import no_such_module\n")
    message = (
        r"the plug-in 'bad' \(docgen.writers, broken 1.0: broken:write\) cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"
    )
    with pytest.raises(PluginError, match=message):
        renderer("bad")
    assert renderer("pdf") is not None


@pytest.mark.parametrize("target", ["nowhere:x", "shape:missing", "shape:NUMBER", "shape:raises"])
@pytest.mark.parametrize("group", plugins.GROUPS)
def test_each_group_says_what_it_takes(group: plugins.Group, target: str, install: Install, tmp_path: Path) -> None:
    install("shape", {group: {"odd": target}}, "NUMBER = 7\ndef raises(*arguments):\n    raise OSError('no disk')\n")
    with pytest.raises((PluginError, TemplateError), match="'odd'"):
        used(group, tmp_path)
    assert main(["plugins"]) == (0 if target == "shape:raises" and group in ("writers", "filters") else 2)


def used(group: str, folder: Path) -> None:
    """Asks for the plug-in called `odd`, in the way its group is asked."""
    if group == "kinds":
        model_of("odd")
    elif group == "writers":
        docgen.render_bytes(docgen.load(STATEMENT), "odd")
    elif group == "checks":
        check(STATEMENT)
    elif group == "calendars":
        calendar("odd")
    else:
        template = folder / "mine" / "template.yaml"
        template.parent.mkdir()
        text = (ROOT / "templates" / "press-statement" / "template.yaml").read_text("utf-8")
        template.write_text(text.replace("blocks:\n", "blocks:\n  - paragraph: '{{ headline | odd }}'\n", 1), "utf-8")
        docgen.render_bytes(docgen.load(STATEMENT), "pdf", template=template.parent)


@pytest.mark.parametrize("group", plugins.GROUPS)
def test_two_packages_with_one_name_are_told_where_it_is_asked_for(group: plugins.Group, install: Install, tmp_path: Path) -> None:
    install("first", {group: {"odd": "first:thing"}}, "thing = 1\n")
    install("second", {group: {"odd": "second:thing"}}, "thing = 2\n")
    with pytest.raises((PluginError, TemplateError), match="several packages have a plug-in 'odd'"):
        used(group, tmp_path)
    if group != "checks":
        assert docgen.render_bytes(docgen.load(STATEMENT), "pdf").startswith(b"%PDF")


def test_names_of_docgen_s_own_are_not_taken(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    code = "def thing(*arguments):\n    raise RuntimeError\n"
    own = {"writers": "pdf", "kinds": "press-statement", "filters": "date", "calendars": "auto"}
    install("thief", {group: {name: "thief:thing"} for group, name in own.items()}, code)
    assert docgen.render_bytes(docgen.load(STATEMENT), "pdf").startswith(b"%PDF")
    assert (formats(), kinds()) == (("pdf", "docx", "txt", "html", "eml", "png"), (*BUILT_IN, *shipped_schemas()))
    assert main(["plugins"]) == 0
    assert [line.split("\t")[-1] for line in capsys.readouterr().out.splitlines()] == ["not used: docgen has one of this name"] * 4


def test_names_of_plug_ins_are_told_with_the_others(install: Install, tmp_path: Path) -> None:
    install(
        "more", {"writers": {"outline": "more:f"}, "kinds": {"memo": "more:f"}, "calendars": {"sighted": "more:f"}, "filters": {"shout": "more:f"}}
    )
    with pytest.raises(UsageError, match="there are pdf, docx, txt, html, eml, png, outline"):
        renderer("rtf")
    with pytest.raises(docgen.InputError, match="did you mean memo"):
        model_of("mem")
    with pytest.raises(DateError, match="sighted"):
        calendar("sightd")
    assert calendar_keys()[-1] == "sighted"
    (tmp_path / "mine").mkdir()
    text = (ROOT / "templates" / "press-statement" / "template.yaml").read_text("utf-8")
    (tmp_path / "mine" / "template.yaml").write_text(text.replace("blocks:\n", "blocks:\n  - paragraph: '{{ headline | shoot }}'\n", 1), "utf-8")
    with pytest.raises(TemplateError, match="did you mean shout"):
        docgen.render_bytes(docgen.load(STATEMENT), "pdf", template=tmp_path / "mine")


def test_a_writer_that_gives_no_bytes_or_fails_is_named(install: Install) -> None:
    code = "def text(flow, options):\n    return 'words'\ndef fails(flow, options):\n    return flow.nothing\n"
    install("poor", {"writers": {"words": "poor:text", "fails": "poor:fails"}}, code)
    model = docgen.load(STATEMENT)
    with pytest.raises(PluginError, match=r"'words' \(docgen.writers, poor 1.0: poor:text\) gives a str, and no bytes"):
        docgen.render_bytes(model, "words")
    with pytest.raises(PluginError, match=r"'fails' .* failed: AttributeError"):
        docgen.render_bytes(model, "fails")


def test_a_format_whose_files_could_have_no_such_suffix_is_named(install: Install) -> None:
    install("loud", {"writers": {"TXT": "loud:write", "tar.gz": "loud:write"}}, "def write(flow, options):\n    return b'x'\n")
    for name in ("TXT", "tar.gz"):
        with pytest.raises(PluginError, match="the name of a format is small letters and digits"):
            renderer(name)


def test_one_that_ends_the_program_is_named_too(install: Install) -> None:
    install("quits", {"writers": {"quits": "quits:x"}}, "raise SystemExit(0)\n")
    install("late", {"writers": {"late": "late:write"}}, "def write(flow, options):\n    raise SystemExit(0)\n")
    for name, said in (("quits", "cannot be loaded: SystemExit: 0"), ("late", "failed: SystemExit: 0")):
        with pytest.raises(PluginError, match=said):
            docgen.render_bytes(docgen.load(STATEMENT), name)


def test_a_kind_without_a_template_says_so(install: Install) -> None:
    install("memos", {"kinds": {"memo": "memos:Memo"}}, "from docgen.model import Model\nclass Memo(Model):\n    kind = 'memo'\n")
    model = docgen.parse({"docgen": 1, "kind": "memo", "date": "2026-05-11"})
    with pytest.raises(TemplateError, match="the kind 'memo' brings no template"):
        docgen.render_bytes(model, "pdf")


def test_errors_of_docgen_s_own_pass_through_a_writer(install: Install) -> None:
    install(
        "strict",
        {"writers": {"strict": "strict:write"}},
        "from docgen.errors import RenderError\ndef write(flow, options):\n    raise RenderError('no')\n",
    )
    with pytest.raises(docgen.DocgenError, match="no") as raised:
        docgen.render_bytes(docgen.load(STATEMENT), "strict")
    assert type(raised.value).__name__ == "RenderError"


CHECK = """
from docgen.checks import Check, Code
def code(name, severity="warning"):
    return Code(name, "t", severity, "w", "x", "y")
def nothing(subject):
    return ()
def fails(subject):
    raise KeyError("slot")
def foreign(subject):
    yield subject.finding("DG101", ("headline",), "not ours")
OURS = Check((code("ORG101"),), nothing)
SAME = Check((code("ORG101"),), nothing)
DOCGENS = Check((code("DG101"),), nothing)
SMALL = Check((code("org-1"),), nothing)
GRAVE = Check((code("ORG7", "fatal"),), nothing)
FAILS = Check((code("ORG8"),), fails)
FOREIGN = Check((code("ORG9"),), foreign)
"""


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("DOCGENS",), "has a check 'DG101'; a code is"),
        (("SMALL",), "has a check 'org-1'; a code is"),
        (("GRAVE",), "the severity of ORG7 is one of error, warning, note"),
        (("OURS", "SAME"), "has a check 'ORG101', and so has"),
        (("FAILS",), "failed: KeyError: 'slot'"),
        (("FOREIGN",), "is no finding of its own codes"),
    ],
)
def test_a_check_that_is_not_right_is_named(names: tuple[str, ...], said: str, install: Install) -> None:
    install("house", {"checks": {name: f"house:{name}" for name in names}}, CHECK)
    with pytest.raises(PluginError, match=said):
        check(STATEMENT)


def test_a_check_adds_its_codes_and_goes_with_its_package(install: Install) -> None:
    install("house", {"checks": {"ours": "house:OURS"}}, CHECK)
    assert "ORG101" in codes()
    assert check(STATEMENT).problems == ()


CALENDARS = """
import datetime
class Base:
    key = "odd"
    first_year = last_year = 1447
    first = datetime.date(2025, 6, 27)
    last = datetime.date(2026, 6, 15)
    def month_length(self, year, month):
        return 30
    def to_ordinal(self, year, month, day):
        return self.first.toordinal() + (month - 1) * 30 + day - 1
    def from_ordinal(self, ordinal):
        gone = ordinal - self.first.toordinal()
        return 1447, gone // 30 + 1, gone % 30 + 1
class Other(Base):
    key = "another"
class Lame(Base):
    def from_ordinal(self, ordinal):
        return 1447, 1, 1
class Long(Base):
    def month_length(self, year, month):
        return 5
class Bare:
    key = "odd"
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Other", "its key is 'another'"),
        ("Lame", "is 1447-01-01 there, which is another day back"),
        ("Long", "or none of its month"),
        ("Bare", "it has no first_year, last_year"),
    ],
)
def test_a_calendar_that_does_not_count_is_named(name: str, said: str, install: Install) -> None:
    install("moon", {"calendars": {"odd": f"moon:{name}"}}, CALENDARS)
    with pytest.raises(PluginError, match=said):
        calendar("odd")
    data = STATEMENT.read_text("utf-8").replace("territory: QA", "territory: QA\nhijri_table: odd")
    with pytest.raises(PluginError, match=said):
        docgen.load(from_bytes(data.encode(), "input.yaml"))


def test_a_broken_package_ends_the_command_with_a_line(install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    install("broken", {"writers": {"bad": "broken:write"}}, "1 / 0\n")
    assert main(["render", str(STATEMENT), "-f", "bad", "-o", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "the plug-in 'bad' (docgen.writers, broken 1.0: broken:write) cannot be loaded: ZeroDivisionError: division by zero" in err
    assert "Traceback" not in err
    assert list(tmp_path.glob("*.bad")) == []


def test_a_render_of_docgen_s_own_looks_for_no_plug_ins(tmp_path: Path) -> None:
    code = "import sys, docgen, docgen.plugins as plugins\nplugins._entry_points = None\ndocgen.render(docgen.load(sys.argv[1]), sys.argv[2])\n"
    done = subprocess.run([sys.executable, "-c", code, str(STATEMENT), str(tmp_path / "a.pdf")], capture_output=True, text=True, check=False)
    assert done.stderr == ""
