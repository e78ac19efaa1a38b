"""Files that inputs, templates and themes name: where they are looked for, and where an error is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import docgen
from docgen.errors import InputError, Place, TemplateError
from docgen.templating import build, load_theme

BODY = "body: [{ar: نص, en: Text}]\n"
INPUT = "docgen: 1\nkind: press-statement\ndate: 2021-10-19\nheadline: {ar: عنوان, en: Title}\nissuer: {name: {ar: جهة, en: Issuer}}\n" + BODY
TEMPLATE = """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture:
  issuer: "{{ issuer.name }}"
  running-head: "{{ headline }}"
  page-label: "{page}/{pages}"
blocks:
  - paragraph: "{{ headline }}"
"""
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the input; the current folder is another one, with a template, a theme and a form of the same names that must not be taken."""
    here, other = tmp_path / "in", tmp_path / "current"
    for place in (here, other):
        (place / "my-look").mkdir(parents=True)
        (place / "my-look" / "template.yaml").write_text(TEMPLATE.replace("{{ headline }}", f"{place.name} {{{{ headline }}}}"), encoding="utf-8")
        (place / "my-colours.yaml").write_text(f"docgen-theme: 1\nextends: base\nkashida: {'none' if place is here else 'full'}\n", encoding="utf-8")
        docx.Document().save(str(place / "form.docx"))
        (place / "press-statement").mkdir()
    (other / "press-statement" / "template.yaml").write_text("no template", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "secret.yaml").write_text("docgen-theme: 1\nextends: base\n", encoding="utf-8")
    monkeypatch.chdir(other)
    return here


def model(folder: Path, more: str = "", **options: bool) -> docgen.model.Model:
    path = folder / "input.yaml"
    path.write_text(INPUT + more, encoding="utf-8")
    return docgen.load(path, **options)


def title(document: docgen.document.Document) -> str | None:
    return document.meta.title.en


def place(error: pytest.ExceptionInfo[docgen.errors.DocgenError]) -> tuple[str, int | None, int | None]:
    (problem,) = error.value.problems
    return Path(str(problem.place.file)).name, problem.place.line, problem.place.column


def own(folder: Path, changed: str, by: str) -> Path:
    path = folder / "my-look" / "template.yaml"
    path.write_text(TEMPLATE.replace(changed, by), encoding="utf-8")
    return path


def test_an_input_names_what_lies_beside_it(folder: Path) -> None:
    document = build(model(folder, "template: my-look\ntheme: my-colours\n"))
    assert title(document) == "in Title"
    assert document.theme.kashida == "none"
    paper = build(model(folder, "template: form.docx\n")).paper
    assert paper is not None
    assert paper.path == folder / "form.docx"


def test_the_current_folder_is_never_looked_into_for_an_input(folder: Path) -> None:
    for name in ("my-look", "my-colours.yaml", "form.docx"):
        (folder / name).rename(folder / f"gone-{name}")
    with pytest.raises(TemplateError, match="no template 'my-look'") as error:
        build(model(folder, "template: my-look\n"))
    assert place(error) == ("input.yaml", 7, 11)
    with pytest.raises(TemplateError, match="no theme 'my-colours' – there are agency") as error:
        build(model(folder, "theme: my-colours\n"))
    assert place(error) == ("input.yaml", 7, 8)
    with pytest.raises(InputError, match=r"no file form\.docx – did you mean gone-form\.docx\?") as missing:
        model(folder, "template: form.docx\n")
    assert place(missing) == ("input.yaml", 7, 11)
    assert title(build(model(folder))) == "Title"


def test_a_shipped_name_is_what_it_says_even_beside_a_folder_of_that_name(folder: Path) -> None:
    assert title(build(model(folder, "template: press-statement\n"))) == "Title"


def test_a_caller_names_what_lies_in_the_current_folder(folder: Path) -> None:
    document = build(model(folder, "template: press-statement\n"), template="my-look", theme="my-colours")
    assert title(document) == "current Title"
    assert document.theme.kashida == "full"


def test_a_wrong_name_tells_the_nearest_at_its_place(folder: Path) -> None:
    with pytest.raises(TemplateError, match=r"no template 'press-statment' – did you mean press-statement\?") as error:
        build(model(folder, "template: press-statment\n"))
    assert place(error) == ("input.yaml", 7, 11)
    with pytest.raises(TemplateError, match=r"no theme 'clasic' – did you mean classic\?") as error:
        build(model(folder, "theme: clasic\n"))
    assert place(error) == ("input.yaml", 7, 8)
    path = own(folder, "kind: press-statement\n", "kind: press-statement\ntheme: nope\n")
    with pytest.raises(TemplateError, match="no theme 'nope'") as error:
        build(model(folder, "template: my-look\n"))
    assert place(error) == ("template.yaml", 3, 8)
    assert error.value.problems[0].place.file == str(path)
    with pytest.raises(TemplateError, match="is for meeting-minutes") as error:
        build(model(folder, "template: meeting-minutes\n"))
    assert place(error) == ("input.yaml", 7, 11)


@pytest.mark.parametrize("named", ["'../../secret.png'", "'{root}/secret.png'", "'link.png'"])
@pytest.mark.parametrize("key", ["emblem", "picture"])
def test_a_template_shows_pictures_of_its_own_folder_only(folder: Path, key: str, named: str) -> None:
    (folder / "my-look" / "link.png").symlink_to(folder.parent / "secret.png")
    given = named.format(root=folder.parent)
    if key == "emblem":
        own(folder, "furniture:\n", f'furniture:\n  emblem: "{given}"\n')
    else:
        own(folder, '  - paragraph: "{{ headline }}"\n', f'  - picture: "{given}"\n')
    document = model(folder, "template: my-look\n")
    with pytest.raises(TemplateError, match="lies outside the folder of the template") as error:
        build(document)
    assert place(error)[:2] == ("template.yaml", 5 if key == "emblem" else 9)
    secret = folder.parent / "secret.png"
    built = build(document, allow_outside=True)
    assert built.named_at[str(secret)].line == (5 if key == "emblem" else 9)


@pytest.mark.parametrize("given", ["7", "headline", "body"])
def test_what_gives_no_picture_is_told(folder: Path, given: str) -> None:
    own(folder, '  - paragraph: "{{ headline }}"\n', f'  - picture: "{given}"\n')
    with pytest.raises(TemplateError, match="this gives no picture") as error:
        build(model(folder, "template: my-look\n"))
    assert place(error)[:2] == ("template.yaml", 9)


def test_themes_are_named_inside_the_folder_of_what_names_them(folder: Path) -> None:
    own(folder, "kind: press-statement\n", "kind: press-statement\ntheme: ../../secret.yaml\n")
    with pytest.raises(TemplateError, match="lies outside the folder") as error:
        build(model(folder, "template: my-look\n"))
    assert place(error) == ("template.yaml", 3, 8)
    assert build(model(folder, "template: my-look\n"), allow_outside=True).theme.name == "secret"
    for base in ("../secret.yaml", "/etc/passwd.yaml", str(folder.parent / "secret.yaml")):
        (folder / "my-colours.yaml").write_text(f"docgen-theme: 1\nextends: {base}\n", encoding="utf-8")
        with pytest.raises(TemplateError, match="lies outside the folder") as error:
            build(model(folder, "theme: my-colours\n"))
        assert place(error) == ("my-colours.yaml", 2, 10)
    assert load_theme(folder / "my-colours.yaml", allow_outside=True).name == "my-colours"
    with pytest.raises(TemplateError, match="lies outside the folder"):
        load_theme(folder / "my-colours.yaml")


def test_a_theme_that_extends_its_own_name_means_the_shipped_one(folder: Path) -> None:
    (folder / "classic.yaml").write_text("docgen-theme: 1\nextends: classic\nkashida: full\n", encoding="utf-8")
    assert build(model(folder, "theme: classic\n")).theme.kashida == "full"


def test_a_template_whose_file_is_a_link_out_of_its_folder_is_refused_where_an_input_names_it(folder: Path) -> None:
    (folder / "my-look" / "template.yaml").unlink()
    (folder / "my-look" / "template.yaml").symlink_to(folder.parent / "current" / "my-look" / "template.yaml")
    named = model(folder, "template: my-look\n")
    with pytest.raises(TemplateError, match="lies outside the folder of the template") as error:
        build(named)
    assert place(error) == ("input.yaml", 7, 11)
    assert title(build(named, allow_outside=True)) == "current Title"
    assert title(build(named, template=folder / "my-look")) == "current Title"


def test_an_input_tells_where_it_names_files(folder: Path) -> None:
    (folder / "a.png").write_bytes(PNG)
    assert dict(model(folder).named_at) == {}
    path = folder / "input.yaml"
    path.write_text(INPUT.replace("}]", "}, {picture: a.png}, {picture: ./a.png}]"), encoding="utf-8")
    named = docgen.load(path).named_at
    assert named == {str(folder / "a.png"): Place(str(path), 6, 38, "body[1].picture")}
    assert build(docgen.load(path)).named_at == named


def test_a_name_of_any_length_is_an_error_and_no_more(folder: Path) -> None:
    for length in (300, 9_999):
        for name in ("x" * length, "x" * length + ".yaml", "./" + "x" * length):
            with pytest.raises(TemplateError):
                build(model(folder), template=name)
            with pytest.raises(TemplateError):
                build(model(folder), theme=name)
