"""docs/editors.md: its settings are JSON, the paths in them are those that `docgen schema --all` writes, and its patterns read what docgen prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from statements import STATEMENT, STATEMENT_TEXT

from docgen.model.kinds import kinds
from docgen.reading import starter
from docgen.reading.starter import SCHEMAS
from docgen.source import compose, from_text

PAGE = (Path(__file__).parents[2] / "docs/editors.md").read_text(encoding="utf-8")
SETTINGS, TASKS = (json.loads(block) for block in re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL))
MATCHERS = [matcher["pattern"] for matcher in TASKS["tasks"][0]["problemMatcher"]]
MODELINE = re.compile(r"^# (?:yaml-language-server: \$schema=|\$schema: )(\S+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which `docgen schema --all` wrote."""
    from docgen.cli import main

    folder = tmp_path_factory.mktemp("editor") / SCHEMAS
    assert main(["schema", "--all", str(folder), "-q"]) == 0
    return folder


def matched(line: str) -> list[dict[str, str]]:
    """What each pattern that reads a line takes out of it."""
    found = []
    for pattern in MATCHERS:
        if match := re.search(pattern["regexp"], line):
            found.append({name: match[group] for name, group in pattern.items() if isinstance(group, int)})
    return found


@pytest.mark.parametrize("kind", kinds())
def test_the_first_lines_of_a_starter_name_a_file_that_is_written(kind: str, schemas: Path) -> None:
    import jsonschema

    text = starter(kind)
    named = MODELINE.findall(text)
    assert text.startswith("# yaml-language-server: ")
    assert len(named) == 2
    for path in named:
        schema = json.loads((schemas.parent / path).read_text(encoding="utf-8"))
        assert schema["$id"] == f"urn:docgen:schema:{kind}:1"
        jsonschema.Draft202012Validator(schema).validate(compose(from_text(text)).data)


def test_every_schema_is_valid_and_no_two_have_one_name(schemas: Path) -> None:
    import jsonschema

    read = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(schemas.iterdir())]
    for schema in read:
        jsonschema.Draft202012Validator.check_schema(schema)
    assert len({schema["$id"] for schema in read}) == len(read) == len(kinds()) + 5


def test_the_settings_name_files_that_are_written(schemas: Path) -> None:
    for path in SETTINGS["yaml.schemas"]:
        assert (schemas.parent / path).is_file(), path


WRONG = {
    "a key": STATEMENT_TEXT.replace('"headline"', '"headlin"'),
    "numbers": json.dumps(STATEMENT | {"body": [{"ar": "حضر 25 عضوًا.", "en": "24 members attended: [all] (error: none)."}]}, ensure_ascii=False),
    "a warning": json.dumps(STATEMENT | {"body": [{"ar": "نص Oslo.", "en": "Text."}]}, ensure_ascii=False),
    "no YAML": "a: [",
    "nothing": "",
    "a list": "- 1\n",
    "a kind": "docgen: 1\nkind: statment\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", ["a b.yaml", "بيان 3.yaml", "x:1.yaml"])
def test_the_patterns_read_every_line_that_a_check_prints(run: Any, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    _all_read(run("check", "--messages", "concise", path).err, path)


def test_the_patterns_read_what_is_wrong_with_a_file_as_a_whole(run: Any, tmp_path: Path) -> None:
    _all_read(run("check", "--messages", "concise", tmp_path / "not-there.yaml").err, tmp_path / "not-there.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xff")
    _all_read(run("check", "--messages", "concise", tmp_path / "bad.yaml").err, tmp_path / "bad.yaml")


def _all_read(printed: str, path: Path) -> None:
    lines = printed.splitlines()
    assert lines
    for line in lines:
        [found] = matched(line)
        assert found["file"] == str(path), line
        assert found["severity"] in ("error", "warning", "note")
        assert line.endswith(found["message"])
        assert ("line" in found) == bool(re.match(re.escape(str(path)) + r":\d+:\d+:", line))
