"""What the documents of the project say is so: their links lead somewhere, their commands exist, their code runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from signing_keys import make_keys

import docgen
from docgen.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("fonts/*.md"), *ROOT.glob("templates/*.md"), *ROOT.glob("benchmarks/*.md")]
)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page):
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`(?!\])", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose)
    broken = [target for target in targets if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()]
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_named_exists(page):
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"^```.*?^```$", text, flags=re.MULTILINE | re.DOTALL) + re.findall(r"`[^`\n]+`", text)
    names = set(re.findall(r"(?:`|^|bin/)docgen ([a-z]+)\b", "\n".join(code), flags=re.MULTILINE))
    assert names <= {command.name for command in COMMANDS}


def test_every_command_is_in_the_readme():
    assert {command.name for command in COMMANDS} <= set(re.findall(r"`docgen ([a-z]+)", README))


def test_every_page_of_the_docs_is_in_their_index():
    linked = set(re.findall(r"\]\(([^)#]+)", (ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    pages = {str(page.relative_to(ROOT / "docs")) for page in ROOT.glob("docs/**/*.md")} - {"index.md"}
    assert pages <= linked


def test_the_readme_s_sample_renders(tmp_path):
    (sample,) = blocks(README, "yaml")
    (tmp_path / "sample.yaml").write_text(sample, encoding="utf-8")
    model = docgen.load(tmp_path / "sample.yaml")
    for name in ("sample.pdf", "sample.docx"):
        assert docgen.render(model, tmp_path / name).stat().st_size > 10_000


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "library.md"], ids=lambda page: page.name)
def test_the_python_samples_run_as_they_stand(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examples = ROOT / "examples"
    (tmp_path / "examples").symlink_to(examples)
    (tmp_path / "statement.yaml").symlink_to(examples / "statement.yaml")
    make_keys(tmp_path).pkcs12.rename("keys.p12")
    scope: dict[str, object] = {}
    for sample in blocks(page.read_text(encoding="utf-8"), "python"):
        exec(compile(sample, str(page), "exec"), scope)
    assert (tmp_path / "statement.pdf").read_bytes().startswith(b"%PDF-")
    assert scope["word"].startswith(b"PK")


def test_the_readme_has_one_line_to_try_and_one_line_to_test():
    lines = [line for block in blocks(README, "") for line in block.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    trying, testing = (shlex.split(line) for line in lines)
    assert trying[trying.index("render") + 1 :] == ["examples/statement.yaml", "examples/minutes.yaml", "-f", "pdf,docx", "-o", "out"]
    assert testing[-1] == "scripts/check.py"
