"""What a format does not heed is told: the table of options is walked, option by option and format by format."""

from __future__ import annotations

import inspect
import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from letterheads import by_python_docx
from odd_pictures import saved
from PIL import Image

import docgen
from docgen import api
from docgen.cli.render import command
from docgen.document.inline import Both
from docgen.document.theme import MM
from docgen.errors import DocgenWarning, UsageError
from docgen.options import Options
from docgen.writers.heeded import OPTIONS, Option, unheeded
from docgen.writers.options import Press, Protection, Signing

EXAMPLE = Path(__file__).parents[2] / "examples" / "statement.yaml"
OUTSIDE = {"files", "output", "wanted", "values", "allow_outside", "limits", "opens", "stdin_name", "config", "no_config"}
"""What the command takes that says nothing of a file: what to read and write, and what that may cost."""
GIVEN: dict[str, Any] = {
    "layout": "stacked",
    "template": "press-statement",
    "theme": "noto",
    "family": "IBM Plex Sans Arabic",
    "digits": "latn",
    "calendar": "gregorian",
    "fonts": [str(EXAMPLE.parents[1] / "fonts")],
    "page": (148 * MM, 210 * MM),
    "watermark": Both("مسودة", "DRAFT"),
    "qr": "https://example.org/{reference}",
    "profile": "screen",
    "press": Press(bleed=5 * MM),
    "protection": Protection(user="word"),
    "signing": Signing(Path("keys.p12")),
    "source": "full",
    "standard": "a-4+ua-2",
    "embed_fonts": "none",
    "channel": "telegram",
    "ppi": 100.0,
    "pages": "1",
    "card": "wide",
}
"""Something other than the default, for each option of the library."""
VALUES = {
    "--layout": "stacked",
    "--template": "press-statement",
    "--theme": "noto",
    "--family": "IBM Plex Sans Arabic",
    "--digits": "latn",
    "--calendar": "gregorian",
    "--fonts": GIVEN["fonts"][0],
    "--page": "A5",
    "--watermark": "draft",
    "--qr": "https://example.org/{reference}",
    "--profile": "screen",
    "--standard": "a-4+ua-2",
    "--bleed": "5",
    "--marks": None,
    "--icc": "press.icc",
    "--imposition": "booklet",
    "--assume-srgb": None,
    "--password": "word",
    "--owner-password": "word",
    "--sign": "keys.p12",
    "--source": "full",
    "--embed-fonts": "none",
    "--for": "telegram",
    "--ppi": "100",
    "--pages": "1",
    "--card": "wide",
}
"""A value for each flag of the command that stands alone; the others (`--allow`, `--sign-key` …) ask for one of these."""
FORMATS = ("pdf", "docx", "txt", "html", "eml", "png")


def lost(option: Option) -> list[str]:
    return [format for format in FORMATS if format not in option.heeded]


def test_the_table_has_every_option_of_the_library() -> None:
    assert {option.name for option in OPTIONS} == set(Options.__annotations__) - {"allow_outside"}


@pytest.mark.parametrize("function", [docgen.render_bytes, docgen.to_docx, api.document, api.render_document, docgen.render])
def test_a_keyword_that_is_none_of_the_options_is_an_error_that_names_the_nearest(function) -> None:
    model = docgen.load(EXAMPLE)
    given = (model,) if function in (docgen.to_docx, api.document) else (model, "pdf")
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'tehme'; did you mean 'theme'|'layuot'; did you mean 'layout'"):
        function(*given, **({"layuot": "stacked"} if function is api.render_document else {"tehme": "noto"}))


def test_a_document_of_python_docx_takes_no_option_of_a_pdf() -> None:
    with pytest.raises(UsageError, match="is for PDF; a DOCX has no profiles"):
        docgen.to_docx(docgen.load(EXAMPLE), profile="archive")


def flags() -> Iterator[str]:
    """Every flag of the command that says something of a file, in its first form."""
    for name, parameter in inspect.signature(command, eval_str=True).parameters.items():
        if name in OUTSIDE:
            continue
        _, option = parameter.annotation.__metadata__ if len(parameter.annotation.__metadata__) == 2 else (None, parameter.annotation.__metadata__[0])
        declared = [text for text in (option.default, *(option.param_decls or ())) if isinstance(text, str) and text.startswith("--")]
        yield (declared[0] if declared else f"--{name.replace('_', '-')}").partition("/")[0]


def test_the_table_has_every_flag_of_the_command() -> None:
    known = [flag for option in OPTIONS for flag in option.flags]
    assert len(known) == len(set(known))
    assert set(known) == set(flags())


@pytest.mark.parametrize(("option", "format"), list(itertools.product(OPTIONS, FORMATS)), ids=lambda value: getattr(value, "name", value))
def test_the_library_refuses_what_a_format_does_not_heed(option: Option, format: str) -> None:
    model = docgen.load(EXAMPLE)
    asked = {option.name: GIVEN[option.name]}
    assert [found.name for found in unheeded(asked, format)] == ([option.name] if format in lost(option) else [])
    if format in lost(option):
        with pytest.raises(UsageError, match=rf"{option.name}=.* is for [A-Z, and]+; "):
            docgen.render_bytes(model, format, **asked)


@pytest.mark.parametrize("name", ["watermark", "qr", "page", "theme", "family", "digits", "calendar", "layout"])
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_what_both_formats_heed_changes_both(name: str, format: str) -> None:
    model = docgen.load(EXAMPLE)
    plain = docgen.render_bytes(model, format)
    assert docgen.render_bytes(model, format, **{name: GIVEN[name]}) != plain


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docgen", "render", str(EXAMPLE), *arguments], capture_output=True, text=True, cwd=folder, check=False
    )


ALONE = [(option, flag) for option in OPTIONS for flag in option.flags if flag in VALUES]


@pytest.mark.parametrize(
    ("option", "flag"), [(option, flag) for option, flag in ALONE if lost(option)], ids=lambda value: getattr(value, "name", value)
)
def test_the_command_refuses_it_in_one_line_and_writes_nothing(option: Option, flag: str, tmp_path: Path) -> None:
    value = VALUES[flag]
    for format in lost(option)[:2]:  # the library's refusal, which has all of them, is the same
        ran = run(flag, *([] if value is None else [value]), "-f", format, "-o", str(tmp_path / "out"), folder=tmp_path)
        assert ran.returncode == 2
        (line,) = ran.stderr.splitlines()
        assert f"{flag}" in line
        assert "is for" in line
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [("--profile", "screen"), ("--profile", "screen", "--password", "word"), ("--source", "full"), ("--embed-fonts", "used")]
)
def test_with_both_formats_it_is_a_warning(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(*arguments, "-f", "pdf,docx", "-o", "out", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    warned = [line for line in ran.stderr.splitlines() if "is for" in line]
    assert [line.split("warning: ")[1].split()[0] for line in warned] == [argument for argument in arguments if argument.startswith("--")]
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".docx"}


def letterhead(folder: Path) -> Path:
    """A template folder with a Word letterhead in it."""
    by_python_docx(folder, saved(Image.new("RGB", (30, 20)), "PNG")).rename(folder / "letterhead.docx")
    shipped = EXAMPLE.parents[1] / "templates" / "press-statement" / "template.yaml"
    (folder / "template.yaml").write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_a_letterhead_of_ones_own_keeps_its_page(tmp_path: Path) -> None:
    template = letterhead(tmp_path)
    model = docgen.load(EXAMPLE)
    with pytest.raises(UsageError, match="page= is not for a DOCX on a letterhead of one's own"):
        docgen.render_bytes(model, "docx", template=template, page=GIVEN["page"])
    ran = run("--page", "A5", "--template", str(template), "-o", "out.docx", folder=tmp_path)
    assert (ran.returncode, (tmp_path / "out.docx").exists()) == (2, False)
    assert "--page is not for a DOCX on a letterhead of one's own" in ran.stderr


def test_a_word_form_takes_no_watermark_and_no_code(tmp_path: Path) -> None:
    form = by_python_docx(tmp_path, saved(Image.new("RGB", (30, 20)), "PNG"))
    for name in ("watermark", "qr"):
        with pytest.raises(UsageError, match=f"{name}= is not for a DOCX on a Word form of one's own"):
            docgen.render_bytes(docgen.load(EXAMPLE), "docx", template=form, **{name: GIVEN[name]})


def test_features_of_a_theme_are_told_at_their_place(tmp_path: Path) -> None:
    theme = tmp_path / "look.yaml"
    theme.write_text("docgen-theme: 1\nextends: classic\nfamilies:\n  features: [ss01]\n", encoding="utf-8")
    with pytest.warns(DocgenWarning, match=r"look\.yaml:4:13: warning: families\.features: OpenType features \(ss01\) are for PDF"):
        docgen.render_bytes(docgen.load(EXAMPLE), "docx", theme=theme)
