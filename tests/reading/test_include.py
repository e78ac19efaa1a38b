"""What several inputs share stands in a file of its own: the file itself wins, and every value keeps its place."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import docgen
from docgen.api import document
from docgen.checks import check
from docgen.clean.cleaning import cleaned
from docgen.errors import InputError, Place, Problem
from docgen.limits import Limits
from docgen.model import MeetingMinutes, PressStatement

STATEMENT = (
    "docgen: 1\nkind: press-statement\ndate: 2021-10-19\ninclude: office.yaml\nheadline: {ar: عنوان, en: Headline}\nbody: [{ar: نص., en: Text.}]\n"
)
OFFICE = "issuer: {name: {ar: المكتب, en: Office}}\nabout: {ar: نبذة., en: About.}\n"
MINUTES = """docgen: 1
kind: meeting-minutes
date: 2021-10-19
include: %s
body_name: {ar: اللجنة, en: Committee}
title: {ar: محضر, en: Minutes}
people:
  member: {ar: عضو آخر, en: Another member}
chair: chair
attendance: {present: [chair, member]}
agenda: [{title: {ar: بند, en: Item}}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    """The files in a folder; the path of in.yaml."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "in.yaml"


def errors(path: Path, **options: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        docgen.load(path, **options)  # type: ignore[arg-type]
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def test_keys_of_an_included_file_lie_under_those_of_the_file(tmp_path: Path) -> None:
    own = STATEMENT + "about: {ar: عنا., en: Of us.}\n"
    model = docgen.load(lay(tmp_path, {"in.yaml": own, "office.yaml": OFFICE}))
    assert isinstance(model, PressStatement)
    assert model.issuer is not None
    assert (model.issuer.name.en, model.about[0].text[0].en) == ("Office", "Of us.")
    assert model == docgen.loads(own.replace("include: office.yaml\n", OFFICE.partition("\n")[0] + "\n"))


def test_people_are_joined_id_by_id_and_the_last_file_of_a_list_wins(tmp_path: Path) -> None:
    people = "people:\n  chair: {ar: رئيس, en: %s}\n  member: {ar: عضو, en: Member}\n"
    files = {"in.yaml": MINUTES % "[a.yaml, b.yaml]", "a.yaml": people % "First", "b.yaml": people % "Second"}
    model = docgen.load(lay(tmp_path, files))
    assert isinstance(model, MeetingMinutes)
    assert {name: person.name.en for name, person in model.people.items()} == {"chair": "Second", "member": "Another member"}
    assert model.place_of(("people", "chair", "name", "en")).file == str(tmp_path / "b.yaml")
    assert model.place_of(("people", "member", "name")) == Place(str(tmp_path / "in.yaml"), 8, 3, "people.member.name")


def test_an_issuer_takes_the_place_of_included_issuers(tmp_path: Path) -> None:
    files = {"in.yaml": STATEMENT + "issuers: [{name: A}, {name: B}]\n", "office.yaml": OFFICE}
    model = docgen.load(lay(tmp_path, files))
    assert isinstance(model, PressStatement)
    assert len(model.issuers) == 2


def test_an_error_in_an_included_file_has_its_place_there(tmp_path: Path) -> None:
    files = {"in.yaml": STATEMENT, "office.yaml": "issuer: {name: {ar: المكتب, en: Office}}\nabout: {ar: نبذة.}\nabuot: x\n"}
    missing, unknown = errors(lay(tmp_path, files))
    assert missing.startswith("office.yaml:2:1: error: about.en: the English text is missing")
    assert unknown == "office.yaml:3:1: error: abuot: unknown key 'abuot' – did you mean 'about'?"


def test_errors_at_like_places_of_two_files_are_both_told(tmp_path: Path) -> None:
    files = {"in.yaml": "docgen: 1\nkind: press-statement\ninclude: office.yaml\nplace: [1]\n", "office.yaml": "#\n#\n#\nissuer: [1]\n"}
    found = [one.partition(": ")[0] for one in errors(lay(tmp_path, files))]
    assert {"in.yaml:4:8", "office.yaml:4:9"} <= set(found)


def test_paths_of_an_included_file_start_at_its_own_folder(tmp_path: Path) -> None:
    office = "issuer: {name: {ar: المكتب, en: Office}, emblem: emblem.svg, emblem_alt: {ar: شعار, en: Emblem}}\n"
    path = lay(tmp_path, {"in.yaml": STATEMENT.replace("office.yaml", "shared/office.yaml"), "shared/office.yaml": office})
    lay(tmp_path, {"shared/emblem.svg": SVG})
    model = docgen.load(path)
    assert isinstance(model, PressStatement)
    assert model.issuer is not None
    assert model.issuer.emblem == tmp_path / "shared" / "emblem.svg"
    assert "emblem: shared/emblem.svg" in docgen.dumps(model)
    (tmp_path / "shared" / "emblem.svg").unlink()
    assert errors(path) == [f"shared/office.yaml:1:50: error: issuer.emblem: there is no file shared/emblem.svg – {HINT}"]


HINT = "paths are relative to the folder of the input"


def test_files_outside_are_included_where_that_is_allowed(tmp_path: Path) -> None:
    office = OFFICE.replace("}}", "}, emblem: emblem.svg, emblem_alt: {ar: شعار, en: Emblem}}")
    path = lay(tmp_path, {"here/in.yaml": STATEMENT.replace("office", "../office"), "office.yaml": office}).parent / "here" / "in.yaml"
    lay(tmp_path, {"emblem.svg": SVG})
    assert "lies outside the folder of the input" in errors(path)[0]
    model = docgen.load(path, allow_outside=True)
    assert isinstance(model, PressStatement)
    assert model.issuer is not None
    assert model.issuer.emblem == tmp_path / "emblem.svg"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"office.yaml": "include: in.yaml\n"},
            "office.yaml:1:10: error: include: the files include each other without an end: in.yaml → office.yaml → in.yaml",
        ),
        (
            {"office.yaml": "include: [b.yaml]\n", "b.yaml": "include: office.yaml\n"},
            "b.yaml:1:10: error: include: the files include each other without",
        ),
        ({}, "in.yaml:4:10: error: include: there is no file office.yaml"),
        ({"office.yaml": "- 1\n"}, "office.yaml:1:1: error: this must be a mapping of keys to values, not a list"),
        ({"office.yaml": "a: [\n"}, "office.yaml:2:1: error: "),
        ({"office.yaml": "docgen: 2\n"}, "office.yaml:1:9: error: docgen: this docgen reads version 1"),
        (
            {"office.yaml": "kind: glossary\n"},
            "office.yaml:1:7: error: kind: a document of the kind press-statement cannot include one of the kind glossary",
        ),
        ({"office.yaml": "about: {ar: واحد #اثنان, en: One}\n"}, "office.yaml:1:"),
        ({"office.yaml/x": ""}, "in.yaml:4:10: error: include: office.yaml is a folder, not a file"),
        ({"office.yaml": ""}, "office.yaml:1:1: error: the file is empty"),
    ],
)
def test_what_is_wrong_with_included_files_is_told_where_it_is(files: dict[str, str], said: str, tmp_path: Path) -> None:
    found = errors(lay(tmp_path, {"in.yaml": STATEMENT, **files}))
    assert any(one.startswith(said) for one in found), found


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("3", "include: this must be the path of a file, not a number"),
        ("[office.yaml, office.yaml]", "include[1]: office.yaml is included twice"),
        ("[]", "include: nothing is included"),
        ("https://institution.example/office.yaml", "include: this is an address, not a file"),
        ("''", "include: this is no path of a file"),
        ("~", "include: this must be the path of a file, not nothing"),
    ],
)
def test_names_that_are_none_are_told(named: str, said: str, tmp_path: Path) -> None:
    found = errors(lay(tmp_path, {"in.yaml": STATEMENT.replace("office.yaml", named), "office.yaml": OFFICE}))
    assert any(said in one for one in found), found


def test_limits_count_all_files_together(tmp_path: Path) -> None:
    path = lay(tmp_path, {"in.yaml": STATEMENT, "office.yaml": OFFICE + "#" * 3000 + "\n"})
    assert docgen.load(path, limits=Limits(text_bytes=4000))
    assert "the input with the files that it includes is larger than 3,100 bytes" in errors(path, limits=Limits(text_bytes=3100))[0]
    lay(tmp_path, {f"a{number}.yaml": f"include: a{number + 1}.yaml\n" for number in range(200)})
    lay(tmp_path, {"office.yaml": "include: a0.yaml\n"})
    assert any("files include each other more than 60 deep" in one for one in errors(path))
    office = "issuer: {name: {ar: المكتب, en: Office}}\nnotes: [" + "{ar: أ, en: A}," * 60 + "]\n"
    lay(tmp_path, {"office.yaml": office, "in.yaml": STATEMENT + "contacts: [" + "{name: {ar: أ, en: A}}," * 60 + "]\n"})
    assert "there are more than 400 values" in errors(path, limits=Limits(values=400))[0]


def test_a_file_that_two_others_include_is_read_once_and_is_no_circle(tmp_path: Path) -> None:
    files = {f"a{number}.yaml": f"include: [a{number + 1}.yaml, b{number + 1}.yaml]\n" for number in range(30)}
    files |= {name.replace("a", "b", 1): text for name, text in files.items()}
    path = lay(tmp_path, {"in.yaml": STATEMENT.replace("office", "a0"), **files, "a30.yaml": OFFICE, "b30.yaml": OFFICE})
    assert docgen.load(path)


def test_what_is_written_out_of_a_model_has_no_include(tmp_path: Path) -> None:
    path = lay(tmp_path, {"in.yaml": STATEMENT + "source: clean\n", "office.yaml": OFFICE})
    model = docgen.load(path)
    assert "include" not in docgen.dumps(model)
    assert docgen.loads(docgen.dumps(model)) == model
    carried = cleaned(document(model), "stacked")
    assert b"Office" in carried
    assert b"include" not in carried
    told: list[Problem] = []
    docgen.render_bytes(model, "pdf", source="full", warn=told.append)
    assert any("files that it includes" in one.message for one in told)


def test_the_checks_look_into_included_files_and_heed_their_comments(tmp_path: Path) -> None:
    office = "issuer: {name: {ar: المكتب, en: Office}}\nabout:\n  ar: قال 12 كلمة.\n  en: Said 13 words.\n"
    path = lay(tmp_path, {"in.yaml": STATEMENT, "office.yaml": office})
    found = [one for one in check(path).problems if one.place.file == str(tmp_path / "office.yaml")]
    assert found
    assert all(one.place.line in (3, 4) and not one.edits for one in found)
    code = found[0].code
    lay(tmp_path, {"office.yaml": f"# docgen: ignore-file {code}\n{office}"})
    assert code not in {one.code for one in check(path).problems}
    lay(tmp_path, {"office.yaml": office, "in.yaml": f"{STATEMENT}# docgen: ignore-file {code}\n"})
    assert code not in {one.code for one in check(path).problems}


def test_settings_from_outside_reach_what_is_included_and_what_to_include(tmp_path: Path) -> None:
    path = lay(tmp_path, {"in.yaml": STATEMENT, "office.yaml": OFFICE, "other.yaml": OFFICE.replace("Office", "Other")})
    model = docgen.load(path, settings={"issuer.name.en": "Set"})
    assert isinstance(model, PressStatement)
    assert model.issuer is not None
    assert (model.issuer.name.ar, model.issuer.name.en) == ("المكتب", "Set")
    other = docgen.load(path, settings={"include": "other.yaml"})
    assert isinstance(other, PressStatement)
    assert other.issuer is not None
    assert other.issuer.name.en == "Other"


def test_a_mapping_includes_from_its_folder(tmp_path: Path) -> None:
    lay(tmp_path, {"office.yaml": OFFICE})
    data = {"docgen": 1, "kind": "press-statement", "date": "2021-10-19", "headline": "x", "body": ["x"], "include": "office.yaml"}
    model = docgen.parse(data, folder=tmp_path)
    assert isinstance(model, PressStatement)
    assert model.issuer is not None
    assert model.issuer.name.en == "Office"
