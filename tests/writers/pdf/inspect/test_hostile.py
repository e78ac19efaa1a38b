"""Any file at all gives a report, or one clear line that names it; in little time and memory."""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from flows import sample_flow
from hostile_pdf import BOMBS, FLATE, LARGE, ODD, forms, page, pdf, stream
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import PEAK
from typer.testing import CliRunner

from docgen.cli import main
from docgen.cli.app import app
from docgen.errors import InputError, Problem
from docgen.limits import Limits, within
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.read import inspect_pdf, source_of

_SECONDS = 60
_MIB = 1024 * 1024


def looked_at(path: Path) -> None:
    """Reads a file in every way; an InputError names it."""
    places = {problem.place.file for read in (inspect_pdf, source_of) for problem in refused(read, path)}
    assert places <= {str(path)}


def refused(read: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
    try:
        read(path)
    except InputError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", ODD)
def test_what_makes_no_sense_is_reported_or_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(ODD[name])
    looked_at(path)


@pytest.mark.parametrize("option", [[], ["--json"], ["--text"], ["--source"]], ids=" ".join)
@pytest.mark.parametrize("name", ODD)
def test_the_command_ends_well(name: str, option: list[str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(ODD[name])
    code = main(["inspect", str(path), *option])
    out, err = capfdbinary.readouterr()
    assert code in (0, 1)
    assert b"\x1b" not in out
    if option == ["--json"]:
        told = json.loads(out)
        assert err == b""
        assert [one["file"] for one in told["errors"]] == [str(path)] if code else told["file"] == "odd.pdf"
    else:
        assert [line.startswith(f"{path}: error: ".encode()) for line in err.splitlines()] == [True] * code


def bounded(path: Path, *options: str) -> tuple[subprocess.CompletedProcess[bytes], int]:
    """The command in a process of its own, and the memory that it took in MiB."""

    def hold() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))

    code = f"{PEAK}\nimport sys\nfrom docgen.cli import main\ncode = main(sys.argv[1:])\nprint('peak', peak(), file=sys.stderr)\nsys.exit(code)"
    ran = subprocess.run([sys.executable, "-c", code, "inspect", str(path), *options], capture_output=True, preexec_fn=hold, check=False)
    peak = re.search(rb"peak (\d+)\n$", ran.stderr)
    assert peak is not None, ran.stderr
    return ran, int(peak[1]) // 1024


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMBS[name])
    assert path.stat().st_size < 4 * _MIB
    ran, peak = bounded(path, "--limits", "untrusted")
    assert ran.returncode in (0, 1), ran.stderr
    assert peak < 300
    assert ran.returncode == 0 or f"{path}: error: ".encode() in ran.stderr


@pytest.mark.parametrize("name", ["300 MB of zeros, packed twice", "forms that show each other a thousand times", "an object stream"])
def test_with_the_limits_for_a_person_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMBS[name])
    ran, peak = bounded(path)
    assert ran.returncode in (0, 1)
    assert peak < 300


@pytest.mark.parametrize("limits", ["default", "untrusted"])
@pytest.mark.parametrize("name", LARGE)
def test_a_file_of_millions_of_values_is_refused_or_told_before_it_takes_the_memory(name: str, limits: str, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(LARGE[name]())
    ran, peak = bounded(path, "--limits", limits)
    assert peak < 300
    if ran.returncode == 0:
        # Which of qpdf's words for it comes depends on where it stood when the memory was spent.
        assert re.search(rb"^not read .*(more memory|damaged)", ran.stdout, re.MULTILINE), ran.stdout
    else:
        assert (ran.returncode, f"{path}: error: ".encode() in ran.stderr) == (1, True)


@pytest.mark.parametrize(
    "name",
    [
        "three million fills",
        "ten million grays",
        "a font named five million times",
        "one line of four million pieces",
        "forms that show the next ten times, thirty deep",
        "forms that show words, seven deep",
        "five thousand pages of one content",
    ],
)
def test_what_a_few_bytes_say_a_million_times_is_not_read_to_its_end(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMBS[name])
    report = inspect_pdf(path)
    most = 1_000_000 + path.stat().st_size
    assert f"the content of pages after {most:,} operators and operands" in report.unread
    assert len(report.unread) <= 21
    with within(Limits(pages=5000)):
        assert inspect_pdf(path).unread == report.unread


def test_a_map_of_a_million_lines_is_read_whole(tmp_path: Path) -> None:
    chance = random.Random(1)
    lines = b"".join(b"%d %d m %d %d l %d g S\n" % tuple(chance.randrange(1000) for _ in range(5)) for _ in range(250_000))
    path = tmp_path / "map.pdf"
    path.write_bytes(page(stream(lines)))
    report = inspect_pdf(path)
    assert report.unread == ()
    assert report.colours == {"DeviceGray": 250_000}


def test_a_long_file_has_operators_for_each_of_its_bytes_and_pages() -> None:
    assert [Budget.of_file(size, pages).tokens for size, pages in ((0, 1), (2_000_000, 300), (9_000_000, 1), (9_000_000, 1000))] == [
        1_000_000,
        3_000_000,
        4_000_000,
        5_000_000,
    ]
    with within(Limits(pages=10)):
        assert Budget.of_file(9_000_000, 10).tokens == 50_000


def test_a_form_that_only_paints_counts_as_often_as_it_is_shown_and_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "forms.pdf"
    path.write_bytes(forms(6, b"1 g 0 0 9 9 re f"))
    report = inspect_pdf(path)
    assert (report.colours, report.unread) == ({"DeviceGray": 10**6}, ())


def test_a_form_that_shows_words_shows_them_each_time(tmp_path: Path) -> None:
    path = tmp_path / "forms.pdf"
    path.write_bytes(forms(2, b"BT /F 9 Tf (a) Tj ET"))
    assert inspect_pdf(path).passages[0].text == " ".join("a" * 100)


def test_strings_in_parentheses_by_the_million_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "strings.pdf"
    path.write_bytes(page(stream(zlib.compress(b"(" + b"()" * 20_000 + b") Tj " + b"((" * 20_000_000), FLATE)))
    assert inspect_pdf(path).unread == ()
    path.write_bytes(page(stream(zlib.compress((b"(" + b"()" * 400_000 + b") Tj ") * 20), FLATE)))
    assert len(inspect_pdf(path).unread) == 1


def test_resources_of_the_pages_above_are_those_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "above.pdf"
    path.write_bytes(
        pdf(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F<</Subtype/Type1/BaseFont/Known>>>>>>>>",
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
                4: stream(b"BT /F 9 Tf (abc) Tj ET"),
            }
        )
    )
    report = inspect_pdf(path)
    assert (report.passages[0].text, report.fonts[0].name) == ("abc", "Known")


def test_the_memory_of_the_process_is_held_no_longer_than_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(stream(b"")))
    before = resource.getrlimit(resource.RLIMIT_DATA)
    assert main(["inspect", str(path)]) == 0
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BOMBS["300 MB of zeros, packed twice"])
    assert inspect_pdf(path).unread == ("the content of page 1: unpacks to more than 67,108,864 bytes",)
    assert "not read    the content of page 1" in CliRunner().invoke(app, ["inspect", str(path)]).stdout
    path.write_bytes(BOMBS["an attachment"])
    with pytest.raises(InputError, match="the source: unpacks to more than"):
        source_of(path)


def test_a_narrow_limit_is_heeded(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(stream(b"BT /F 9 Tf " + b"(abc) Tj " * 1000 + b" ET"), b"<</Font<</F<</Subtype/Type1>>>>>>"))
    assert inspect_pdf(path).unread == ()
    assert inspect_pdf(path).passages[0].text == "abc" * 1000
    with within(Limits(characters=99)):
        report = inspect_pdf(path)
    assert report.passages[0].text == "abc" * 33
    assert report.unread == ("text after 99 characters",)


KEYS = b"Kids Parent Type Count Pages K MCID Pg S Resources Font XObject ToUnicode Filter Length Names EF Annots MediaBox OutputIntents Metadata"
KEYS += b" StructTreeRoot MarkInfo Lang DescendantFonts FontDescriptor Contents ColorSpace Subtype BaseFont AF N DestOutputProfile P ParentTree Title"
VALUES = (b"null", b"[]", b"<<>>", b"(x)", b"/X", b"-1", b"9" * 30, b"1.5", b"true", b"1 0 R", b"5 0 R", b"999 0 R", b"[[[]]]", b"<fffe>", b"")


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A file of our own, nothing of it packed."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(render(sample_flow("side-by-side"), RenderOptions()))) as pdf:
        out = io.BytesIO()
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_changed_bytes_and_tokens_never_break_it(seed: int, plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(changed(plain, random.Random(seed)))
    looked_at(path)


def changed(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        what, at = chance.random(), chance.randrange(len(out))
        if what < 0.2:
            out[at] = chance.randrange(256)
        elif what < 0.3:
            del out[at : at + chance.randint(1, 2000)]
        elif what < 0.4:
            out[at:at] = out[chance.randrange(len(out)) :][: chance.randint(1, 2000)]
        else:
            key = b"/" + chance.choice(KEYS.split())
            places = list(re.finditer(re.escape(key) + rb"\s*(\d+ \d+ R|\[[^\]]*\]|<<|\([^)]*\)|/[^\s/<>\[\]()]*|[-\d.]+|\w+)", out))
            if places:
                found = chance.choice(places)
                out[found.start(1) : found.end(1)] = chance.choice(VALUES)
    return bytes(out)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300)
    | st.lists(
        st.sampled_from(b"( ) [ ] << >> { } < > /A /P 1 -.5 (a) <41> BT ET Tj TJ Tf BDC BMC EMC Do cs g k re f BI ID EI % \\ ' \"".split()),
        max_size=60,
    ).map(b" ".join)
)
def test_any_bytes_are_a_content_stream(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "content.pdf"
    path.write_bytes(page(stream(content), b"<</Font<</A<</Subtype/Type1>>>>/XObject<</A 4 0 R/P 3 0 R>>>>"))
    looked_at(path)


def test_packed_streams_are_unpacked_as_qpdf_does(tmp_path: Path) -> None:
    import base64

    said = b"BT /F 9 Tf (abc) Tj ET"
    ways = {
        FLATE: zlib.compress(said),
        b"/Filter[/ASCII85Decode/FlateDecode]": base64.a85encode(zlib.compress(said)) + b"~>",
        b"/Filter/ASCIIHexDecode": said.hex().encode() + b">",
        b"/Filter/RunLengthDecode": bytes((len(said) - 1,)) + said + b"\x80",
        b"/Filter/LZWDecode": lzw(said),
    }
    for entries, data in ways.items():
        path = tmp_path / "packed.pdf"
        path.write_bytes(page(stream(data, entries), b"<</Font<</F<</Subtype/Type1>>>>>>"))
        report = inspect_pdf(path)
        assert (report.passages[0].text, report.unread) == ("abc", ()), entries


def lzw(data: bytes) -> bytes:
    """Packed without a table: a clear code before each byte."""
    bits = "".join(f"{256:09b}{byte:09b}" for byte in data) + f"{257:09b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")
