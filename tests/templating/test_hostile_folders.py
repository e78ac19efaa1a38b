"""Folders of templates that want the machine, a file or Python itself: each is an error with its place, in less than a second and 200 MB."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from processes import PEAK

HEAD = """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture: {issuer: "{{ issuer.name }}", running-head: "x", page-label: "{{ label.page_of }}"}
"""
BLOCKS = 'blocks:\n  - paragraph: "{{ headline }}"\n'
EXTENDS = "docgen-template: 1\nextends: "
KIND = "docgen-schema: 1\nkind: own-kind\ntitle: {ar: نوع, en: Kind}\n"
FIELDS = "fields: {a: line}\n"
TURNS = "{% for a in notes %}" * 6 + "{}" + "{% endfor %}" * 6
LIST = "{% set x = [1, 2, 3, 4] %}" + "{% set x = x + x %}" * 12
"""A list of some thousand values."""
TEXT = "{% set x = 'a1 b2 c3 d4 ' %}" + "{% set x = x ~ x %}" * 15
PROGRAM = """
import json, os, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (240, 240))
import docgen

shared = {"docgen": 1, "date": "2021-10-19", "issuer": {"name": {"ar": "السفارة", "en": "Embassy"}}}
statement = docgen.parse({**shared, "kind": "press-statement", "headline": {"ar": "عنوان", "en": "Headline"}, "notes": list("abcdefghij"),
    "body": [{"ar": "نص", "en": "text"}]})
docgen.render_bytes(statement, "pdf")
FEWER = docgen.Limits(template_steps=400_000)  # a fifth of what holds else: what a step costs is the same
said = {}
for folder in sorted(Path(sys.argv[1]).iterdir()):
    begun = time.process_time()
    try:
        own = (folder / "schema.yaml").exists()
        model = docgen.parse({**shared, "kind": "own-kind"}, template=folder) if own else statement
        docgen.render_bytes(model, "pdf", template=folder, warn=lambda problem: None, limits=FEWER)
        told = None
    except docgen.DocgenError as error:
        place = error.problems[0].place
        told = [error.problems[0].message, place.file or place.path]
    said[folder.name] = [told, time.process_time() - begun]
print(json.dumps({"said": said, "peak": peak() // 1024}))
"""


def template(text: str) -> dict[str, str]:
    return {"template.yaml": text}


def paragraph(string: str) -> dict[str, str]:
    return template(f"{HEAD}blocks:\n  - paragraph: |-\n      {string}\n")


def kind(rest: str) -> dict[str, str]:
    return {"schema.yaml": KIND + rest, "template.yaml": HEAD.replace("press-statement", "own-kind") + BLOCKS}


def often(before: str, asked: str) -> dict[str, str]:
    return paragraph(before + TURNS.replace("{}", "{% if " + asked + " %}{% endif %}"))


DOUBLED = "".join(f"  p{n}:\n    - part: p{n + 1}\n    - part: p{n + 1}\n" for n in range(28))
STEPS = "more than 400,000 steps"
UNSAFE = "is unsafe"
TRIED: dict[str, tuple[dict[str, str], str]] = {
    "counts words": (often(TEXT, "x | wordcount"), STEPS),
    "finds the largest sign of a text": (often(TEXT, "x | max"), STEPS),
    "finds the smallest value of a list": (often(LIST, "x | min"), STEPS),
    "leaves out what is there twice": (often(LIST, "x | unique | list | length"), STEPS),
    "chooses none of many": (often(LIST, "x | select('equalto', 7) | list | length"), STEPS),
    "asks of a few whether they are among many": (often(LIST, "notes | select('in', x) | list | length"), STEPS),
    "sorts a text": (often(TEXT, "x | sort | length"), STEPS),
    "sorts lists in lists": (often(LIST + "{% set x = [x, x] %}", "x | sort | length"), STEPS),
    "writes a text in title case": (often(TEXT, "x | title | length"), STEPS),
    "reads a long text as a number": (often(TEXT, "x | int"), STEPS),
    "joins what is nothing": (often(LIST.replace("[1, 2, 3, 4]", "['', '']"), "x | join('') | length"), STEPS),
    "looks for what is not there": (often(TEXT, "'z' in x"), STEPS),
    "looks through a list": (often(LIST, "7 in x"), STEPS),
    "compares long texts": (often(TEXT + "{% set y = x ~ '' %}", "x == y"), STEPS),
    "compares lists in lists": (often(LIST + "{% set x = [[x]] %}{% set y = [[x[0][0] + []]] %}", "x == y"), STEPS),
    "asks whether a long text is in capitals": (often(TEXT, "x is upper"), STEPS),
    "asks whether a value is among many": (often(LIST, "7 is in(x)"), STEPS),
    "writes a text as an amount": (paragraph("{% set x = '1234567890' %}" + "{% set x = x ~ x %}" * 16 + "{{ x | money('QAR') }}"), "no number"),
    "reads a date in a text": (paragraph(TEXT + "{{ x | date }}"), "no date"),
    "extends itself": (template(EXTENDS + ".\n"), "extends itself"),
    "extends what extends it": ({"template.yaml": EXTENDS + "./a\n", "a/template.yaml": EXTENDS + "..\n"}, "extends itself through"),
    "extends a system's folder": (template(EXTENDS + "/etc\n"), "there is no template.yaml in"),
    "extends very many": ({"x/" * n + "template.yaml": EXTENDS + "./x\n" for n in range(70)}, "extend one another more than 60 deep"),
    "a part that is not there": (template(EXTENDS + "press-statement\nblocks:\n  - part: headlin\n"), "there is no part 'headlin'"),
    "a part that is only its own place": (template(EXTENDS + "press-statement\nparts:\n  kicker:\n    - part: kicker\n"), "holds itself"),
    "parts that hold each other": (template(f"{HEAD}parts:\n  a: [{{part: b}}]\n  b: [{{part: a}}]\nblocks:\n  - part: a\n"), "holds itself"),
    "parts that double": (template(f"{HEAD}parts:\n{DOUBLED}  p28: [{{paragraph: x}}]\nblocks:\n  - part: p0\n"), STEPS),
    "parts that double and say nothing": (
        template(f"{HEAD}parts:\n{DOUBLED}  p28: [{{paragraph: x, if: 'false'}}]\nblocks:\n  - part: p0\n"),
        STEPS,
    ),
    "a class by a filter": (paragraph("{{ notes | groupby('__class__') | length }}"), UNSAFE),
    "a class by a loop": (paragraph("{% for a in notes %}{{ loop.__class__ }}{% endfor %}"), UNSAFE),
    "what a loop goes through": (paragraph("{% for a in notes %}{{ loop._iterable }}{% endfor %}"), UNSAFE),
    "the template itself": (paragraph("{{ self.__init__ }}"), UNSAFE),
    "a model's method": (paragraph("{{ issuer.model_dump }}"), "has no words"),
    "where the input lies": (paragraph("{{ input_folder }}"), "nothing called 'input_folder'"),
    "a file of the system": (template(f"{HEAD}blocks:\n  - picture: \"'../../../../etc/passwd'\"\n    alt: x\n"), "lies outside the folder"),
    "a file by its address": (template(f"{HEAD}blocks:\n  - picture: \"'file:///etc/passwd'\"\n    alt: x\n"), "this is an address"),
    "a device as a template": ({"template.yaml": "> /dev/zero"}, "this is a device"),
    "a link to itself": ({"template.yaml": "> template.yaml"}, "symlink loop"),
    "a theme that extends itself": ({"template.yaml": HEAD + BLOCKS, "theme.yaml": "docgen-theme: 1\nextends: ./theme.yaml\n"}, "extends itself"),
    "a page's label that loops": (template(HEAD.replace("{{ label.page_of }}", "{page}" + TURNS.replace("{}", "x")) + BLOCKS), STEPS),
    "a kind's check of nothing": (kind(FIELDS + "checks:\n  - {if: 1 / 0, error: {ar: خ, en: e}, at: date}\n"), "divided by 0"),
    "a kind's check that reaches a class": (kind(FIELDS + "checks:\n  - {if: kind.__class__, error: {ar: خ, en: e}, at: date}\n"), UNSAFE),
    "a kind in itself": (kind("fields: &f {a: {type: group, of: *f}}\n"), "an alias to itself"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What each folder says, all of them in one process with bounds on its memory and time."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (files, _) in TRIED.items():
        for file, text in files.items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if text.startswith("> "):
                path.symlink_to(text[2:])
            else:
                path.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PEAK + PROGRAM, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", list(TRIED))
def test_a_hostile_folder_is_an_error_with_its_place(told, name):
    (message, place), seconds = told["said"][name]
    assert TRIED[name][1] in message
    assert place
    assert seconds < 2, "a fifth of a second where nothing else runs"


def test_hostile_folders_take_little_memory(told):
    assert told["peak"] < 200
