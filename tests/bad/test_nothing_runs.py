"""No input starts a program or opens a socket."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bad.cases import HEAD
from bad.made import MADE
from proofs import need
from warm import Warm

PROGRAMS = ("gs", "gswin64c", "convert", "magick", "inkscape", "rsvg-convert", "soffice", "djpeg", "cjpeg", "latex", "sh", "xdg-open", "curl")
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n"
DATA = "data:image/png;base64," + base64.b64encode(EPS).decode()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
ADDRESS = "http://127.0.0.1:9/x"
INSIDE_SVG = {
    "a picture of the network": f'<image href="{ADDRESS}" width="9" height="9"/>',
    "a picture of an old link": f'<image xlink:href="{ADDRESS}" width="9" height="9"/>',
    "a picture of a file": '<image xlink:href="file:///etc/hostname" width="9" height="9"/>',
    "PostScript as data": f'<image href="{DATA}" width="9" height="9"/>',
    "a style sheet of the network": f"<style>@import url({ADDRESS});</style><rect width='9' height='9'/>",
    "a font of the network": f"<style>@font-face{{font-family:x;src:url({ADDRESS})}}</style><text font-family='x'>x</text>",
    "a paint of the network": f'<rect width="9" height="9" fill="url({ADDRESS}#a)"/>',
    "a use of the network": f'<use href="{ADDRESS}#a"/>',
    "a script": "<script>fetch('http://127.0.0.1:9/x')</script><rect width='9' height='9'/>",
    "a style sheet by instruction": "<rect width='9' height='9'/>",
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are found by PATH and shell scripts")


def hostile(folder: Path) -> list[list[str]]:
    """Files that ask for something to be run or fetched, and the command lines that read them."""
    commands = []

    def rendered(name: str, put: str) -> None:
        (folder / f"{name}.yaml").write_text(HEAD + put, encoding="utf-8")
        commands.extend(["render", f"{name}.yaml", "-f", format, "-o", "out"] for format in ("pdf", "docx"))

    for suffix in ("png", "jpg", "svg", "eps"):
        (folder / f"eps.{suffix}").write_bytes(EPS)
        rendered(f"eps-{suffix}", f"- {{picture: eps.{suffix}, alt: A}}\n")
    for name in ("pdf", "gif", "tiff", "svgz"):
        MADE[name](folder / f"{name}.png")
        rendered(name, f"- {{picture: {name}.png, alt: A}}\n")
    for number, inside in enumerate(INSIDE_SVG.values()):
        start = f'<?xml-stylesheet href="{ADDRESS}"?>' if not number % 3 else ""
        (folder / f"{number}.svg").write_text(start + SVG.format(inside), encoding="utf-8")
        rendered(f"svg{number}", f"- {{picture: {number}.svg, alt: A}}\n")
    MADE["word_entities"](folder / "laughs.docx")
    rendered("laughs", "template: laughs.docx\n")
    commands += [["inspect", "laughs.docx"], ["fix", "laughs.docx", "-o", "out.docx"]]
    (folder / "t").mkdir()
    (folder / "t" / "template.yaml").write_text(
        "docgen-template: 1\nkind: press-statement\nblocks: [paragraph: \"{{ ''.__class__ }}\"]\n", encoding="utf-8"
    )
    rendered("template", "template: ./t\n")
    return commands


def test_a_program_put_first_in_the_path_is_never_started(tmp_path):
    bin, work = tmp_path / "bin", tmp_path / "work"
    bin.mkdir()
    work.mkdir()
    for program in PROGRAMS:
        (bin / program).write_text(f'#!/bin/sh\necho "$0 $*" >> "{tmp_path}/started"\nexit 1\n', encoding="utf-8")
        (bin / program).chmod(0o755)
    with Warm(environment={"PATH": f"{bin}:{os.environ['PATH']}"}) as warm:
        for command in hostile(work):
            done = warm.run(command, work)
            assert done.code in (0, 1), f"{command}\n{done.err}"
    assert not (tmp_path / "started").exists(), (tmp_path / "started").read_text()


def test_the_mark_would_be_seen(tmp_path):
    """The other test's counterpart: what Pillow does by itself with such a file, where nobody stops it."""
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "gs").write_text(f'#!/bin/sh\necho started >> "{tmp_path}/started"\nexit 1\n', encoding="utf-8")
    (bin / "gs").chmod(0o755)
    code = "import io, sys; from PIL import Image; Image.open(io.BytesIO(sys.stdin.buffer.read())).load()"
    subprocess.run(
        [sys.executable, "-c", code], input=EPS, env={**os.environ, "PATH": f"{bin}:{os.environ['PATH']}"}, capture_output=True, check=False
    )
    assert (tmp_path / "started").exists()


def test_no_program_is_started_and_no_socket_opened_as_the_kernel_sees_it(tmp_path):
    need("strace")
    folder = tmp_path / "work"
    folder.mkdir()
    commands = [command for command in hostile(folder) if "docx" not in command[2:4] or "svg" in command[1]]
    script = f"from docgen.cli import main\nfor command in {commands!r}:\n    main(command)\nprint('done')\n"
    trace = tmp_path / "trace"
    watched = "trace=execve,execveat,socket,connect,socketpair"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", watched, "-o", str(trace), sys.executable, "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("done\n"), done.stderr
    calls = [re.sub(r"^\d+ +", "", line) for line in trace.read_text(encoding="utf-8", errors="replace").splitlines()]
    seen = [call for call in calls if re.match(r"(execve|execveat|socket|connect|socketpair)\(", call)]
    assert len(seen) == 1, seen
    assert seen[0].startswith("execve(")
