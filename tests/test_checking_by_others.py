"""What others call docgen by: the GitHub Action, the hooks of pre-commit, the container."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from statements import STATEMENT, STATEMENT_TEXT

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
DOCKERFILE = re.sub(r"\\\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8")).splitlines()
WRONG = json.dumps(STATEMENT | {"body": [{"ar": "حضر 25 عضوًا.", "en": "24 members attended, 50% of all."}]}, ensure_ascii=False)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of a job with this docgen on its PATH, and of documents good and bad, with names of all sorts."""
    programs = tmp_path / "bin"
    programs.mkdir()
    docgen = programs / "docgen"
    docgen.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docgen "$@"\n', encoding="utf-8")
    docgen.chmod(0o755)
    for name in ("good.yaml", "a b/بيان $(touch ran).yaml", "-o.yaml", "other.yaml"):
        path = tmp_path / "repository" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("settings: 1\n" if name == "other.yaml" else STATEMENT_TEXT if name == "good.yaml" else WRONG, encoding="utf-8")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PYTHONPATH": str(ROOT / "src"), "PATH": path, "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(tmp_path / "output")}


def job(environment: dict[str, str], tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action, run with inputs as GitHub hands them over."""
    step = ACTION["runs"]["steps"][-1]
    given = {name: str(spec["default"]) for name, spec in ACTION["inputs"].items()} | inputs
    handed = {name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()}
    assert step["shell"] == "bash"
    command = ["bash", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, env=environment | handed, cwd=tmp_path / "repository", capture_output=True, text=True, check=False)


def test_the_action_annotates_what_it_finds_in_the_whole_repository_and_counts_it(environment: dict[str, str], tmp_path: Path) -> None:
    done = job(environment, tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(lines) == 4
    assert all(re.match(r"::error file=(?:\./)?(?:a b/بيان \$\(touch ran\)|-o)\.yaml,line=\d+,col=\d+,title=DG10\d::", line) for line in lines), lines
    assert (tmp_path / "output").read_text(encoding="utf-8") == "findings=4\n"
    assert not list(tmp_path.rglob("ran"))


def test_the_action_takes_files_line_by_line_and_leaves_checks_out(environment: dict[str, str], tmp_path: Path) -> None:
    assert job(environment, tmp_path, files="good.yaml\n").returncode == 0
    done = job(environment, tmp_path, files="  -o.yaml\r\n\n a b/*.yaml \n", ignore="DG101, DG104")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == "findings=0\n" * 2


def test_the_action_fails_on_warnings_where_it_is_to_be_strict(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "repository/warned.yaml").write_text(
        json.dumps(STATEMENT | {"body": [{"ar": "نص Oslo.", "en": "Text."}]}, ensure_ascii=False), encoding="utf-8"
    )
    assert job(environment, tmp_path, files="warned.yaml").returncode == 0
    assert job(environment, tmp_path, files="warned.yaml", strict="true").returncode == 1


def test_no_input_of_the_action_stands_in_a_script() -> None:
    assert not [step["run"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]
    script = ROOT / "scripts/github-action"
    assert script.stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_finds_what_is_wrong_in_the_repository(hook: dict[str, object], environment: dict[str, str], tmp_path: Path) -> None:
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    command = [*shlex.split(str(hook["entry"])), *hook["args"]]  # type: ignore[misc]
    done = subprocess.run(command, env=environment, cwd=tmp_path / "repository", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "24" in done.stdout + done.stderr


def test_the_container_runs_without_root_and_is_built_by_what_is_pinned() -> None:
    words = [line.partition(" ")[::2] for line in DOCKERFILE]
    last = max(index for index, (word, _) in enumerate(words) if word == "FROM")
    assert ("USER", "10001") in words[last:]
    assert ("ENTRYPOINT", '["docgen"]') in words[last:]
    assert any("PIP_CONSTRAINT=/source/constraints.txt" in rest for word, rest in words if word == "ENV")
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")]
    assert all((ROOT / name).exists() for name in kept)
    assert {"src", "fonts", "templates", "scripts/compile.py", "pyproject.toml", "constraints.txt"} <= set(kept)
