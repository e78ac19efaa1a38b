"""The papers that follow from the minutes of a meeting, and the minutes that come after them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

import docgen
from docgen.checks import check
from docgen.errors import UsageError
from docgen.types import Lang

EXAMPLES = Path(__file__).parents[2] / "examples"
DECISIONS = {"minutes": "3/1/2026", "general-assembly": "3/2026", "joint-commission": "3/1/2026"}
LAYOUTS = ("side-by-side", "stacked", "facing", "sequential", "ar", "en")

PAPERS = {
    "agenda": lambda example: ("derive", EXAMPLES / f"{example}.yaml", "--to", "meeting-agenda"),
    "sheet": lambda example: ("derive", EXAMPLES / f"{example}.yaml", "--to", "attendance-sheet"),
    "extract": lambda example: ("derive", EXAMPLES / f"{example}.yaml", "--to", "decision-extract", "--decision", DECISIONS[example]),
    "next": lambda example: ("new", "meeting-minutes", "--after", EXAMPLES / f"{example}.yaml"),
}


def sound(path: Path) -> None:
    """The file is clean to every check, and makes every layout without a word."""
    said: list[object] = []
    found = check(path).problems
    assert [problem for problem in found if problem.code != "DG206"] == []
    assert not found or load(path).date == load(path).previous_minutes.date  # no day is known for the next meeting: told until one is written
    model = docgen.load(path, warn=said.append)
    for layout in LAYOUTS:
        assert docgen.render_bytes(model, "pdf", layout=layout, warn=said.append).startswith(b"%PDF-")
    assert docgen.render_bytes(model, "docx", warn=said.append).startswith(b"PK")
    assert said == []


@pytest.mark.parametrize("example", DECISIONS)
@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_of_each_example_is_clean_and_renders_in_every_layout(run, tmp_path, example, paper):
    path = tmp_path / f"{paper}.yaml"
    ran = run(*PAPERS[paper](example), "-o", path)
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert all(" note: " in line for line in ran.errors)
    sound(path)


@pytest.mark.parametrize(
    ("example", "owners"), [("minutes", {"secretary", "finance"}), ("general-assembly", {"ceo"}), ("joint-commission", {"h2", "h4", "v2", "owner-4"})]
)
def test_there_is_a_letter_for_each_owner_of_open_actions(run, tmp_path, example, owners):
    assert run("derive", EXAMPLES / f"{example}.yaml", "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters").code == 0
    letters = sorted((tmp_path / "letters").iterdir())
    assert {path.stem for path in letters} == owners
    for path in letters:
        sound(path)


def load(path: Path):
    return docgen.load(path, warn=lambda problem: None)


def minutes(tmp_path: Path, text: str = "", **changes: object) -> Path:
    """Small minutes, with other values and more keys."""
    given: dict[str, object] = {
        "docgen": 1,
        "kind": "meeting-minutes",
        "body_name": {"ar": "اللجنة", "en": "Committee"},
        "title": {"ar": "محضر الاجتماع الثاني", "en": "Minutes of the second meeting"},
        "date": "2026-05-11",
        "people": {"chair": {"name": {"ar": "الرئيس", "en": "Chair"}}, "member": {"name": {"ar": "العضو", "en": "Member"}}},
        "chair": "chair",
        "attendance": {"present": ["chair", "member"]},
        "agenda": [{"title": {"ar": "بند", "en": "Item"}, "decisions": [decision(), decision()]}],
    }
    path = tmp_path / "minutes.yaml"
    path.write_text(docgen.dumps(docgen.parse(given | changes, warn=lambda problem: None)), encoding="utf-8")
    return path


def decision(**more: object) -> dict[str, object]:
    return {"text": {"ar": "نص القرار.", "en": "The decision."}} | more


def action(**more: object) -> dict[str, object]:
    return {"task": {"ar": "مهمة", "en": "Task"}, "owner": "member"} | more


def test_an_unknown_decision_is_told_with_the_nearest(run, tmp_path):
    ran = run("derive", EXAMPLES / "minutes.yaml", "--to", "decision-extract", "--decision", "3/2/2026", "-o", tmp_path / "x.yaml")
    assert ran.code == 2
    assert "no decision has the number 3/2/2026 – did you mean 3/1/2026?" in ran.err
    assert not (tmp_path / "x.yaml").exists()


def test_a_decision_may_be_named_in_arabic_digits(run, tmp_path):
    ran = run("derive", EXAMPLES / "minutes.yaml", "--to", "decision-extract", "--decision", "٣/١/٢٠٢٦", "-o", tmp_path / "x.yaml")
    assert ran.code == 0
    assert load(tmp_path / "x.yaml").decision.number == "3/1/2026"


def test_a_decision_that_was_rejected_is_not_extracted(run, tmp_path):
    item = {"title": {"ar": "بند", "en": "Item"}, "decisions": [decision(number="7", status="rejected")]}
    ran = run("derive", minutes(tmp_path, agenda=[item]), "--to", "decision-extract", "--decision", "7", "-o", tmp_path / "x.yaml")
    assert ran.code == 2
    assert "was not adopted" in ran.err


def test_a_number_of_two_decisions_is_told(run, tmp_path):
    item = {"title": {"ar": "بند", "en": "Item"}, "decisions": [decision(number="7"), decision(number="7")]}
    ran = run("derive", minutes(tmp_path, agenda=[item]), "--to", "decision-extract", "--decision", "7", "-o", tmp_path / "x.yaml")
    assert ran.code == 2
    assert "2 decisions have the number 7" in ran.err


@pytest.mark.parametrize(
    ("vote", "lang", "words"),
    [
        ("unanimous", "en", "Unanimously"),
        ({"for": 2, "against": 0}, "ar", "بالإجماع"),
        ({"for": 1, "against": 1}, "en", "For: {number}`1`; Against: {number}`1`"),
        ({"for": ["chair"], "abstain": ["member"]}, "ar", "الموافقون: {number}`1` (الرئيس)؛ الممتنعون: {number}`1` (العضو)"),
    ],
)
def test_an_extract_tells_the_vote_as_the_minutes_do(run, tmp_path, vote, lang: Lang, words):
    item = {"title": {"ar": "بند", "en": "Item"}, "decisions": [decision(vote=vote)]}
    assert run("derive", minutes(tmp_path, agenda=[item]), "--to", "decision-extract", "--decision", "1/2026", "-o", tmp_path / "x.yaml").code == 0
    assert load(tmp_path / "x.yaml").decision.vote.side(lang) == words


def test_a_vote_in_shares_has_its_percentages(run, tmp_path):
    run(*PAPERS["extract"]("general-assembly"), "-o", tmp_path / "x.yaml")
    assert "{number}`96000000` ({percent}`99.74`)" in load(tmp_path / "x.yaml").decision.vote.en


def test_chair_and_secretary_sign_an_extract(run, tmp_path):
    run(*PAPERS["extract"]("minutes"), "-o", tmp_path / "x.yaml")
    signing = [entry.who.name.en for entry in load(tmp_path / "x.yaml").signatures]
    assert signing == ["Chairperson", "Head of the Committee's Office"]


def test_everyone_of_a_meeting_has_room_to_sign(run, tmp_path):
    run(*PAPERS["sheet"]("joint-commission"), "-o", tmp_path / "x.yaml")
    assert len(load(tmp_path / "x.yaml").participants) == 8


def test_an_agenda_keeps_numbers_of_items_in_items_and_names_the_papers(run, tmp_path):
    run(*PAPERS["agenda"]("joint-commission"), "-o", tmp_path / "x.yaml")
    assert [item.number for item in load(tmp_path / "x.yaml").items] == ["1", "1.1", "1.2", "2"]
    run(*PAPERS["agenda"]("general-assembly"), "-o", tmp_path / "y.yaml")
    made = load(tmp_path / "y.yaml")
    assert [paper.title.en for paper in made.annexes] == ["List of shares represented", "Report of the auditor"]
    assert made.title.en == "Agenda of the ordinary general assembly"
    assert made.title.ar == "جدول أعمال اجتماع الجمعية العامة العادية"


def test_a_letter_tells_only_what_is_open_and_who_has_no_letter_is_told(run, tmp_path):
    actions = [action(status="done", task={"ar": "أنجزت", "en": "Was done"}), action(due="2026-06-01"), action(owner=[])]
    item = {"title": {"ar": "بند", "en": "Item"}, "actions": actions}
    ran = run("derive", minutes(tmp_path, agenda=[item]), "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters")
    assert ran.code == 0
    assert "the action has no owner" in ran.err
    text = (tmp_path / "letters" / "member.yaml").read_text(encoding="utf-8")
    assert "Was done" not in text
    assert "{date}`2026-06-01`" in text


def test_where_nobody_has_anything_to_do_no_letter_is_written(run, tmp_path):
    ran = run("derive", minutes(tmp_path), "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters")
    assert ran.code == 1
    assert "nobody to write to" in ran.err
    assert not (tmp_path / "letters").exists()


def test_ids_that_are_no_names_of_files_stay_in_the_folder(run, tmp_path):
    people = {"chair": {"name": {"ar": "أ", "en": "A"}}, "../up": {"name": {"ar": "ب", "en": "B"}}, "up": {"name": {"ar": "ج", "en": "C"}}}
    item = {"title": {"ar": "بند", "en": "Item"}, "actions": [action(owner=["../up", "up"])]}
    path = minutes(tmp_path, people=people, attendance={"present": ["chair"]}, agenda=[item])
    assert run("derive", path, "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters").code == 0
    assert sorted(made.name for made in (tmp_path / "letters").iterdir()) == ["up-2.yaml", "up.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--to", "actions.xlsx"),
        ("--to", "meeting-agende"),
        ("--to", "decision-extract"),
        ("--to", "official-letter"),
        ("--to", "meeting-agenda", "--decision", "1"),
        ("--to", "attendance-sheet", "--date", "2026-01-01"),
    ],
)
def test_options_that_do_not_fit_are_a_wrong_command_line(run, tmp_path, arguments):
    ran = run("derive", EXAMPLES / "minutes.yaml", *arguments, "-o", tmp_path / "x.yaml")
    assert (ran.code, len(ran.errors)) == (UsageError.exit_code, 1)
    assert not (tmp_path / "x.yaml").exists()


def test_a_spreadsheet_file_is_refused_with_the_formats_there_are(run, tmp_path):
    ran = run("derive", EXAMPLES / "minutes.yaml", "--to", "actions.xlsx", "-o", tmp_path / "a.xlsx")
    assert "there are actions.csv and actions.ics" in ran.err


def test_only_minutes_have_such_papers(run, tmp_path):
    ran = run("derive", EXAMPLES / "statement.yaml", "--to", "meeting-agenda", "-o", tmp_path / "x.yaml")
    assert ran.code == 1
    assert "press-statement" in ran.err


def test_a_file_that_exists_is_not_written_over(run, tmp_path):
    (tmp_path / "x.yaml").write_text("mine", encoding="utf-8")
    assert run(*PAPERS["agenda"]("minutes"), "-o", tmp_path / "x.yaml").code == 2
    assert run(*PAPERS["next"]("minutes"), "-o", tmp_path / "x.yaml").code == 2
    assert (tmp_path / "x.yaml").read_text(encoding="utf-8") == "mine"


def test_an_extract_dated_before_the_meeting_is_an_error_and_not_a_file(run, tmp_path):
    ran = run(*PAPERS["extract"]("minutes"), "--date", "2026-05-10", "-o", tmp_path / "x.yaml")
    assert ran.code == 1
    assert "before the meeting" in ran.err
    assert not (tmp_path / "x.yaml").exists()


def test_the_register_has_every_action_and_nothing_that_a_spreadsheet_reckons_with(run, tmp_path):
    actions = [
        action(task={"ar": "=1+1", "en": "Pay {money}`5 QAR`, **now**"}, due="2026-06-01", status="done"),
        action(due={"ar": "قريبًا", "en": "Soon"}),
    ]
    path = minutes(tmp_path, territory="QA", agenda=[{"title": {"ar": "بند", "en": "Item"}, "actions": actions}], action_log=[action()])
    assert run("derive", path, "--to", "actions.csv", "-o", tmp_path / "a.csv").code == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["item"] for row in rows] == ["", "1", "1"]
    assert (rows[1]["due"], rows[1]["status"], rows[1]["owner_en"]) == ("2026-06-01", "done", "Member")
    assert rows[1]["task_ar"] == "'=١+١"
    assert "now" in rows[1]["task_en"]
    assert "*" not in rows[1]["task_en"]
    assert "`" not in rows[1]["task_en"]
    assert (rows[2]["due"], rows[2]["due_en"]) == ("", "Soon")


def ics(run, source: Path, target: Path) -> bytes:
    assert run("derive", source, "--to", "actions.ics", "-o", target).code == 0
    return target.read_bytes()


def test_the_calendar_has_lines_of_75_octets_and_whole_characters(run, tmp_path):
    long = {"ar": "مراجعة المذكرة، ثم رفعها؛ " * 12, "en": "Review the memorandum; then, submit it. " * 12}
    path = minutes(tmp_path, agenda=[{"title": {"ar": "بند", "en": "Item"}, "actions": [action(task=long, due="2026-06-01")]}])
    data = ics(run, path, tmp_path / "a.ics")
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    whole = data.replace(b"\r\n ", b"").decode()
    assert "DUE;VALUE=DATE:20260601" in whole
    assert "SUMMARY;LANGUAGE=ar:" + " ".join(long["ar"].split()).replace(";", "\\;") in whole
    assert "Review the memorandum\\; then\\, submit it." in whole


def test_the_uid_of_an_action_outlives_a_change_of_its_status(run, tmp_path):
    def uids(**more: object) -> list[bytes]:
        item = {"title": {"ar": "بند", "en": "Item"}, "actions": [action(**more), action()]}
        return re.findall(rb"UID:(.*)\r", ics(run, minutes(tmp_path, agenda=[item]), tmp_path / "a.ics"))

    before = uids(due="2026-06-01")
    assert len(set(before)) == 2
    assert uids(due="2026-07-01", status="done") == before


def test_the_next_minutes_carry_people_open_actions_and_the_minutes_before(run, tmp_path):
    run(*PAPERS["next"]("minutes"), "-o", tmp_path / "n.yaml")
    made, last = load(tmp_path / "n.yaml"), load(EXAMPLES / "minutes.yaml")
    assert made.people == last.people
    assert made.number == 4
    assert made.date.gregorian.isoformat() == "2026-07-13"
    assert made.previous_minutes.reference == "NHC/MIN/2026/03"
    assert made.previous_minutes.date == last.date
    assert [entry.task.en for entry in made.action_log] == ["Publish the plan on the web site", "Submit the detailed spending plan"]


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({}, 3),
        ({"series": {"pattern": "{n}/{year}", "first": 5}}, 7),
        ({"next_meeting": {"date": "2027-01-04"}}, 1),
        ({"number": 2}, 1),
        ({"number": 2, "series": {"first": 4}}, 6),
        ({"series": {"pattern": "D-{n}"}, "next_meeting": {"date": "2027-01-04"}}, 3),
        ({"series": {"calendar": "hijri"}, "next_meeting": {"date": "2026-07-13"}}, 1),
    ],
)
def test_the_numbers_of_decisions_go_on_within_the_year_that_they_name(run, tmp_path, changes, first):
    assert run("new", "meeting-minutes", "--after", minutes(tmp_path, **changes), "-o", tmp_path / "n.yaml").code == 0
    assert load(tmp_path / "n.yaml").series.first == first


def test_what_was_deferred_is_on_the_next_agenda(run, tmp_path):
    run(*PAPERS["next"]("joint-commission"), "-o", tmp_path / "n.yaml")
    assert [item.title.en for item in load(tmp_path / "n.yaml").agenda] == ["Maritime transport", "Any other business"]


def test_files_of_the_minutes_are_found_from_where_the_paper_stands(run, tmp_path):
    (tmp_path / "emblem.svg").write_bytes((EXAMPLES / "emblem-palm.svg").read_bytes())
    path = minutes(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "emblem: emblem.svg\nemblem_alt: {ar: شعار, en: Emblem}\n", encoding="utf-8")
    run("derive", path, "--to", "meeting-agenda", "-o", tmp_path / "agenda.yaml")
    sound(tmp_path / "agenda.yaml")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "emblem.svg").write_text("another file", encoding="utf-8")
    below = tmp_path / "below" / "agenda.yaml"
    ran = run("derive", path, "--to", "meeting-agenda", "-o", below)
    assert (ran.code, ran.out) == (0, f"{below}\n{below.with_name('emblem-2.svg')}\n")
    assert (tmp_path / "below" / "emblem.svg").read_text(encoding="utf-8") == "another file"
    sound(below)


def test_letters_in_a_folder_of_their_own_have_the_emblem_beside_them(run, tmp_path):
    (tmp_path / "emblem.svg").write_bytes((EXAMPLES / "emblem-palm.svg").read_bytes())
    item = {"title": {"ar": "بند", "en": "Item"}, "actions": [action(), action(owner="chair")]}
    path = minutes(tmp_path, agenda=[item])
    path.write_text(path.read_text(encoding="utf-8") + "emblem: emblem.svg\nemblem_alt: {ar: شعار, en: Emblem}\n", encoding="utf-8")
    assert run("derive", path, "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters").code == 0
    assert {made.name for made in (tmp_path / "letters").iterdir()} == {"chair.yaml", "member.yaml", "emblem.svg"}
    sound(tmp_path / "letters" / "member.yaml")


def test_minutes_in_one_language_make_papers_in_it(run, tmp_path):
    path = minutes(tmp_path, languages=["ar"], title={"ar": "محضر الاجتماع الثاني"}, body_name={"ar": "اللجنة"})
    for kind in ("meeting-agenda", "attendance-sheet"):
        assert run("derive", path, "--to", kind, "-o", tmp_path / f"{kind}.yaml").code == 0
        assert check(tmp_path / f"{kind}.yaml").problems == ()
    assert run("new", "meeting-minutes", "--after", path, "-o", tmp_path / "n.yaml").code == 0


def test_texts_that_are_missing_in_one_language_stop_no_paper(run, tmp_path):
    item = {
        "title": {"ar": "بند"},
        "decisions": [{"text": {"ar": "نص."}, "vote": "unanimous"}],
        "actions": [{"task": {"ar": "مهمة"}, "owner": "member"}],
    }
    path = minutes(tmp_path, allow_untranslated=True, title={"ar": "محضر الاجتماع"}, body_name={"ar": "اللجنة"}, agenda=[item])
    for kind, *more in (("meeting-agenda",), ("attendance-sheet",), ("decision-extract", "--decision", "1/2026")):
        assert run("derive", path, "--to", kind, *more, "-o", tmp_path / f"{kind}.yaml").code == 0
        assert load(tmp_path / f"{kind}.yaml").allow_untranslated
    for register in ("actions.csv", "actions.ics"):
        assert run("derive", path, "--to", register, "-o", tmp_path / register).code == 0
    assert run("derive", path, "--to", "official-letter", "--each", "owner", "-o", tmp_path / "letters").code == 0
    assert run("new", "meeting-minutes", "--after", path, "-o", tmp_path / "n.yaml").code == 0


def test_after_is_for_minutes_alone(run, tmp_path):
    assert run("new", "circular", "--after", EXAMPLES / "minutes.yaml", "-o", tmp_path / "n.yaml").code == 2
