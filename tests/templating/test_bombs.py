"""Templates that would take the machine: each is refused at its place, in little time and memory, by library and limits alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from processes import PEAK
from statements import STATEMENT

import docgen
from docgen.model.kinds import model_of
from docgen.templating import build
from docgen.templating.folder.names import unknown_names, used_names
from docgen.templating.template import load_template

HEAD = """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture: {issuer: "{{ issuer.name }}", running-head: "x", page-label: "{{ label.page_of }}"}
blocks:
"""
PROGRAM = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
import docgen
from docgen.templating import build

model = docgen.parse({"docgen": 1, "kind": "press-statement", "date": "2021-10-19", "place": {"ar": "الدوحة", "en": "Doha"},
    "issuer": {"name": {"ar": "السفارة", "en": "Embassy"}}, "headline": {"ar": "عنوان", "en": "Headline"},
    "notes": list("abcdefghij"), "body": [{"ar": "نص", "en": "text"}]})
folder, said = Path(sys.argv[1]), {}
for path in sorted(folder.iterdir()):
    try:
        build(model, template=path)
        said[path.name] = None
    except docgen.DocgenError as error:
        said[path.name] = [error.problems[0].message, error.problems[0].place.file, error.problems[0].place.line]
print(json.dumps({"said": said, "peak": peak() // 1024}))
"""
DIGITS = "'01234567890123456789'"


def loops(count: int, inside: str, over: str = DIGITS) -> str:
    return "".join(f"{{% for a{n} in {over} %}}" for n in range(count)) + inside + "{% endfor %}" * count


def doubled(change: str, start: str = "'aaaaaaaaaa'", times: int = 40, end: str = "{{ x }}") -> str:
    return f"{{% set x = {start} %}}" + f"{{% set x = {change} %}}" * times + end


LONG = "longer than 1,000,000 characters"
STEPS = "more than 2,000,000 steps"
DEEP = "nested more than"
NO_FILTER = "there is no filter"
CALLS = "a template can call nothing"
STRINGS = {
    "center": ("{{ 'a' | center(3000000000) }}", NO_FILTER),
    "format": ("{{ '%2000000000d' | format(1) }}", NO_FILTER),
    "percent": ("{{ '%2000000000d' % 1 }}", "the operator % is for numbers"),
    "indent": ("{{ 'a' | indent(2000000000) }}", NO_FILTER),
    "slice": ("{{ [1] | slice(1000000000) | list }}", NO_FILTER),
    "wordwrap": ("{{ 'a' | wordwrap(1) }}", NO_FILTER),
    "tojson": ("{{ notes | tojson(1000000000) }}", NO_FILTER),
    "xmlattr": ("{{ {'a': 'b'} | xmlattr }}", NO_FILTER),
    "urlize": ("{{ 'https://a.example' | urlize }}", NO_FILTER),
    "attr": ("{{ headline | attr('__class__') }}", NO_FILTER),
    "map to a filter that is not there": ("{{ notes | map('center', 1000000000) | list }}", NO_FILTER),
    "batch with filling": ("{{ notes | batch(1000000000, 0) | list }}", "the filter 'batch' is not used right"),
    "filter block": ("{% filter center(1000000000) %}a{% endfilter %}", NO_FILTER),
    "tilde": (doubled("x ~ x"), LONG),
    "plus of texts": (doubled("x + x"), LONG),
    "replace": (doubled("x | replace('a', 'aaaaaaaaaa')", times=12), LONG),
    "join": (doubled("[x, x, x, x] | join(x)", times=12), LONG),
    "lines": (doubled("[x, x, x, x] | lines", times=14), LONG),
    "captured text": ("{% set x %}aaaaaaaa{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}", LONG),
    "plus of lists": (doubled("x + x", "[1, 2, 3]", end="{{ x | length }}"), STEPS),
    "sorted lists": (doubled("(x + x) | sort", "[3, 2, 1]", end="{{ x | length }}"), STEPS),
    "lists in lists": (doubled("[x, x]", "[1]", end="{{ x | length }}"), STEPS),
    "mappings in mappings": (doubled("{'a': x, 'b': x}", "{'a': 1}", end="{{ x | length }}"), STEPS),
    "compared lists": ("{% set y = [1] %}" + doubled("[x, x] %}{% set y = [y, y]", "[1]", 30, "{{ x == y }}"), STEPS),
    "a list as text": ("{% set x = [1] %}" + "{% set x = [x, x] | list %}" * 8 + "{{ x ~ '' }}", "~ joins texts and numbers"),
    "a list by string": ("{% set x = [1] %}" + "{% set x = [x, x] | list %}" * 8 + "{{ x | string }}", "a list is no text"),
    "star": ("{{ 'a' * 1000000000 }}", "the operator * is for numbers"),
    "star of a list": ("{{ [1] * 1000000000 }}", "the operator * is for numbers"),
    "power": ("{{ 10 ** 10 ** 10 }}", "there is no operator **"),
    "large numbers": (doubled("x * x", "999999999"), "small numbers only"),
    "division by nothing": ("{{ 1 / 0 }}", "nothing can be divided by 0"),
    "decimals": ("{{ 1 | number(1000000000) }}", "a number has 0 to 12 decimals"),
    "rounding": ("{{ 1.5 | round(1000000000, 'ceil') }}", "round takes a number"),
    "sum of lists": ("{{ [notes, notes] | sum(start=[]) }}", "sum adds numbers"),
    "range": ("{% for a in range(1000000000) %}x{% endfor %}", CALLS),
    "cycler": ("{{ cycler(1, 2).next() }}", CALLS),
    "lipsum": ("{{ lipsum(1000) }}", CALLS),
    "a method": ("{{ '{:>1000000000}'.format(1) }}", CALLS),
    "namespace": ("{% set ns.x = 2 %}", "no namespaces"),
    "macro": ("{% macro m() %}x{% endmacro %}", "no macros"),
    "include": ("{% include 'x' %}", "includes nothing"),
    "import": ("{% import 'x' as y %}", "imports nothing"),
    "extends": ("{% extends 'x' %}", "extends nothing"),
    "block": ("{% block a %}x{% endblock %}", "has no blocks"),
    "recursive loop": ("{% for a in notes recursive %}{{ loop(notes) }}{% endfor %}", None),
    "loops that write": (loops(8, "x"), LONG),
    "loops that say nothing": (loops(8, ""), STEPS),
    "loops in captured text": ("{% set y %}" + loops(8, "x" * 40) + "{% endset %}", STEPS),
    "loops that cut": (doubled("x ~ x", times=16, end="") + "{% for a in x %}{% for b in x %}{% set c = x[1:] %}{% endfor %}{% endfor %}", STEPS),
    "loops that compare": (doubled("x ~ x", times=16, end="") + "{% for a in x %}{% if (x ~ a) == (x ~ 'b') %}{% endif %}{% endfor %}", STEPS),
    "many long texts": (doubled("x ~ x", times=16, end="") + "".join(f"{{% set v{n} = x ~ {n} %}}" for n in range(900)), STEPS),
    "many long lists": (doubled("x ~ x", times=16, end="") + "".join(f"{{% set v{n} = x | list %}}" for n in range(900)), STEPS),
    "statements in each other": (loops(30, "x", "notes"), DEEP),
    "a long number": ("{{ " + "9" * 5000 + " }}", "more than 30 digits"),
    "round brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", DEEP),
    "square brackets": ("{{ " + "[" * 3000 + "1" + "]" * 3000 + " }}", DEEP),
    "not": ("{{ " + "not " * 5000 + "1 }}", DEEP),
    "minus": ("{{ " + "- " * 5000 + "1 }}", DEEP),
    "sums": ("{{ " + "1+" * 20000 + "1 }}", "more than 10,000 words and signs"),
    "a long sum": ("{{ " + "1+" * 500 + "1 }}", DEEP),
    "if and else": ("{{ " + "1 if 1 else " * 3000 + "1 }}", DEEP),
    "attributes": ("{{ headline" + ".a" * 3000 + " }}", DEEP),
    "filters": ("{{ headline" + "|lower" * 20000 + " }}", "more than 10,000 words and signs"),
    "underscores by a filter": ("{{ notes | flat('__dict__') }}", "is unsafe"),
    "literal text": ("x" * 1_000_001, LONG),
}
BLOCKS = {
    "blocks in loops": ("x", "100,000 blocks"),
    "loops of nothing": ("'{{ subheadline }}'", STEPS),
}


def nested_for(inside: str) -> str:
    lines = [f"{'  ' * (2 * n + 1)}- for: a{n} in notes\n{'  ' * (2 * n + 2)}group:\n" for n in range(8)]
    return "".join(lines) + f"{'  ' * 17}- paragraph: {inside}\n"


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What each template says, all of them built in one process with bounds on its memory and time."""
    folder = tmp_path_factory.mktemp("bombs")
    every = {name: "  - paragraph: |\n      " + text + "\n" for name, (text, _) in STRINGS.items()}
    every |= {name: nested_for(inside) for name, (inside, _) in BLOCKS.items()}
    for name, blocks in every.items():
        (folder / name).mkdir()
        (folder / name / "template.yaml").write_text(HEAD + blocks, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PEAK + PROGRAM, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", [*STRINGS, *BLOCKS])
def test_a_bomb_is_an_error_with_its_place(tried, name):
    wanted = (STRINGS | BLOCKS)[name][1]
    message, file, line = tried["said"][name]
    assert wanted is None or wanted in message
    assert Path(file).parent.name == name
    assert line >= 6


def test_many_blocks_by_parts_in_parts_are_told_at_a_part(tmp_path: Path) -> None:
    parts = "".join(f"  a{n}: [{', '.join([f'{{part: a{n + 1}}}'] * 8)}]\n" for n in range(8))
    text = f"docgen-template: 1\nextends: press-statement\nparts:\n{parts}  a8: {{paragraph: x}}\nblocks: [{{part: a0}}]\n"
    (tmp_path / "template.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(docgen.TemplateError, match="the document has more than 100,000 blocks") as caught:
        build(docgen.parse(STATEMENT), template=tmp_path)
    assert caught.value.problems[0].place.line in range(4, 12)


def test_a_template_of_parts_in_parts_is_looked_through_part_by_part(tmp_path: Path) -> None:
    parts = "".join(f"  a{n}: [{', '.join([f'{{part: a{n + 1}}}'] * 8)}]\n" for n in range(20))
    text = f"docgen-template: 1\nextends: press-statement\nparts:\n{parts}  a20: {{paragraph: '{{{{ headlin }}}}'}}\nblocks: [{{part: a0}}]\n"
    (tmp_path / "template.yaml").write_text(text, encoding="utf-8")
    template = load_template(tmp_path)
    found = unknown_names(template, model_of("press-statement"), template.labels)
    assert [problem.message for problem in found] == ["there is nothing called 'headlin' here"]
    assert "headlin" in used_names(template)


def test_bombs_take_little_memory(tried):
    assert tried["peak"] < 400
