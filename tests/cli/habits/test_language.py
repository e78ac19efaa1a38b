"""Messages and help in Arabic."""

from __future__ import annotations

import json

import pytest
from statements import STATEMENT_TEXT

from docgen.locales.messages import FSI, PDI, RLI


@pytest.fixture
def spoken(monkeypatch):
    for name in ("DOCGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ar_QA.UTF-8")


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(STATEMENT_TEXT.replace('"headline"', '"headlin"'), encoding="utf-8")
    return path


@pytest.mark.usefixtures("spoken")
def test_a_problem_is_its_place_and_an_arabic_isolate(run, wrong):
    first = run("check", wrong).errors[0]
    place, _, rest = first.partition(f": {RLI}")
    assert place.startswith(f"{wrong}:")
    assert rest.startswith(f"خطأ [{FSI}DG001{PDI}]: {FSI}headlin{PDI}: مفتاح غير معروف «{FSI}headlin{PDI}» – هل تقصد «{FSI}headline{PDI}»؟{PDI}")


@pytest.mark.usefixtures("spoken")
def test_docgen_lang_goes_before_the_locale(run, wrong, monkeypatch):
    monkeypatch.setenv("DOCGEN_LANG", "en")
    assert "error [DG001]" in run("check", wrong).err


@pytest.mark.usefixtures("spoken")
def test_a_place_in_a_file_with_an_arabic_name_is_isolated(run, wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong.rename("بيان.yaml")
    assert run("check", "بيان.yaml").err.startswith(f"{FSI}بيان.yaml:")


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rendr"], "لا يوجد أمر"),
        (["render"], "المعامل"),
        (["render", "a.yaml", "--nope"], "لا يوجد خيار"),
        (["render", "a.yaml", "--layout", "sideways"], "قيمة غير صالحة"),
        (["render", "a.yaml", "-f", "doc"], "لا توجد صيغة"),
        (["date", "nothing"], "ليس تاريخًا"),
    ],
    ids=str,
)
def test_a_wrong_command_line_is_told_in_arabic(run, arguments, said):
    ran = run(*arguments)
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("spoken")
def test_help_is_arabic(run):
    listed = run("--help").out
    assert listed.startswith("الاستعمال: docgen")
    assert "الأوامر:" in listed
    assert "Show this message" not in listed
    told = run("check", "--help").out
    assert "الخيارات:" in told
    assert "اذكر كل خطأ وتحذير" in told


@pytest.mark.usefixtures("spoken")
def test_what_programs_read_stays_english(run, wrong):
    assert "unknown key 'headlin'" in json.loads(run("check", wrong, "--json").out)[0]["message"]
    assert run("check", wrong, "--format", "github").out.startswith("::error file=")


@pytest.mark.usefixtures("spoken")
def test_a_failure_of_docgen_itself_is_told_in_arabic(run, monkeypatch):
    import docgen.api

    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    monkeypatch.setattr(docgen.api, "load", lambda *_, **__: 1 / 0)
    assert "خطأ داخلي" in run("render", "a.yaml").err


@pytest.mark.usefixtures("spoken")
def test_what_was_done_and_found_is_told_in_arabic(run, tmp_path):
    path = tmp_path / "a.yaml"
    run("new", "press-statement", "-o", path)
    assert f"{FSI}{tmp_path / 'a.pdf'}{PDI}: {FSI}pdf{PDI}، " in (told := run("render", path, "-v").err)
    assert "صفحة واحدة، صُنع في" in told
    assert f"{RLI}الملف: {FSI}a.pdf{PDI}، {FSI}PDF 1.7{PDI}، صفحة واحدة{PDI}\n" in run("inspect", tmp_path / "a.pdf").out
    assert "وُجدت كلها (" in run("inspect", tmp_path / "a.pdf", "--against", path).out


@pytest.mark.usefixtures("spoken")
def test_a_file_s_own_isolates_stay_escaped(run, tmp_path):
    path = tmp_path / f"{RLI}a.txt"
    (tmp_path / "a.yaml").write_text(STATEMENT_TEXT, encoding="utf-8")
    run("render", tmp_path / "a.yaml", "-o", path)
    told = run("inspect", path, "--against", tmp_path / "a.yaml").out
    assert f"{RLI}a.txt" not in told
    assert "\\u2067a.txt" in told
