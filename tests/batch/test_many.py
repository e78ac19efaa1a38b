"""Many documents by any executor: each once, the same bytes, and one that fails stops no other."""

from __future__ import annotations

import datetime
import hashlib
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import clerks
import pytest

import docgen
from docgen import Job, render_many
from docgen.calendars.registry import NoHijriDay
from docgen.errors import Place, Problem
from docgen.source import from_text

EXAMPLES = Path(__file__).parents[2] / "examples"
STATEMENT = EXAMPLES / "statement.yaml"


class Deadly(dict[str, Any]):
    """A mapping that ends the process which unpickles it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def jobs(number: int) -> list[Job]:
    return [Job(STATEMENT, {"reference": f"R/{index}"}) for index in range(number)]


@pytest.fixture(scope="module")
def alone(_one_moment: None) -> list[str]:
    """The hash of each document of `jobs(6)`, made one after the other by `render_bytes`."""
    made = (docgen.render_bytes(docgen.load(STATEMENT, settings=job.settings), "pdf") for job in jobs(6))
    return [hashlib.sha256(data).hexdigest() for data in made]


@pytest.mark.parametrize("workers", [1, 2])
def test_in_one_process_or_two_every_document_is_made_once_with_the_bytes_that_it_has_alone(workers: int, alone: list[str]) -> None:
    made = sorted(render_many(jobs(6), workers=workers), key=lambda one: one.index)
    assert [one.index for one in made] == list(range(6))
    assert [one.files[0].sha256 for one in made] == alone
    assert all(one.files[0].data is not None and one.error is None for one in made)


def test_any_executor_serves_and_is_left_open(alone: list[str]) -> None:
    with ThreadPoolExecutor(2) as threads:
        made = sorted(render_many(jobs(6), executor=threads), key=lambda one: one.index)
        assert threads.submit(int).result() == 0
    assert [one.files[0].sha256 for one in made] == alone


def test_one_that_fails_is_told_and_stops_no_other(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    made = list(
        render_many(
            [Job({"docgen": 1, "kind": "press-statement"}, outputs={"pdf": bad}, name="row 1"), Job(STATEMENT, outputs={"pdf": good})], workers=1
        )
    )
    assert isinstance(made[0].error, docgen.InputError)
    assert {problem.place.file for problem in made[0].error.problems} == {"row 1"}
    assert made[1].files[0].path == good
    assert good.read_bytes()[:5] == b"%PDF-"
    assert made[1].files[0].data is None
    assert not bad.exists()


class Rigid(ThreadPoolExecutor):
    """An executor that refuses a task as it is handed over, as those do that pickle it then."""

    def submit(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        if any(task.index == 1 for task in arguments[0]):
            raise TypeError("could not serialize it\nlong")
        return super().submit(function, *arguments, **keywords)


def test_a_job_that_cannot_be_sent_stops_no_other() -> None:
    with Rigid(1) as threads:
        made = sorted(render_many([STATEMENT] * 3, "txt", threads), key=lambda one: one.index)
    assert [one.error is None for one in made] == [True, False, True]
    assert "this document did not come through its executor: TypeError: could not serialize it" in str(made[1].error)


def test_models_of_every_kind_and_errors_say_the_same_in_another_process() -> None:
    models = (docgen.load(from_text(clerks.LETTER, "letter.yaml")), docgen.load(EXAMPLES / "own-kind" / "permit.yaml"), docgen.load(STATEMENT))
    for model in models:
        again = pickle.loads(pickle.dumps(model))
        assert type(again) is type(model)
        assert again == model
        assert docgen.render_bytes(again, "txt") == docgen.render_bytes(model, "txt")
    error = docgen.InputError([Problem("wrong", Place("a.yaml", 1, 2), "mend it"), Problem("worse")])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.problems) == (docgen.InputError, str(error), error.problems)
    day = NoHijriDay(Problem("no day"), datetime.date(2100, 1, 1))
    assert pickle.loads(pickle.dumps(day)).day == day.day


def test_a_document_that_ends_its_process_is_told_and_those_beside_it_are_made(alone: list[str]) -> None:
    made = sorted(render_many([*jobs(3), Job(Deadly(), name="row 4"), *jobs(6)[3:]], workers=2), key=lambda one: one.index)
    assert [one.index for one in made] == list(range(7))
    [failed] = [one for one in made if one.error is not None]
    assert failed.index == 3
    assert str(failed.error) == ("row 4: error: the process that made this document was ended by the system – it may need more memory than there is")
    assert [one.files[0].sha256 for one in made if one.error is None] == alone


def test_only_so_many_jobs_are_taken_as_are_worked_on() -> None:
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield jobs(1)[0]

    with ThreadPoolExecutor(1) as threads:
        results = render_many(endless(), "txt", executor=threads)
        assert next(results).error is None
        assert taken < 10
        results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "wrong",
    [{"formats": "dpf"}, {"formats": ()}, {"workers": 0}, {"workers": "2"}, {"executor": "x"}, {"formats": ("docx", "txt"), "standard": "a-2b"}],
)
def test_a_wrong_call_is_told_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(docgen.UsageError):
        render_many([], **wrong)
    with pytest.raises(TypeError, match="did you mean 'layout'"):
        render_many([], layuot="stacked")  # type: ignore[call-arg]


@pytest.mark.parametrize("one", [str(STATEMENT), STATEMENT, {"docgen": 1}, 7])
def test_one_document_is_no_list_of_them(one: Any) -> None:
    with pytest.raises(docgen.UsageError, match="put the one in a list"):
        render_many(one, workers=1)


def test_what_is_wrong_with_a_job_names_its_file() -> None:
    (made,) = render_many([Job(STATEMENT, outputs={"pdf": "a.pdf"})], "txt", workers=1)
    assert str(made.error).startswith(f"{STATEMENT}: error: outputs= has a path for pdf")


def test_two_jobs_of_one_path_are_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there")
    paths = ["there/a.txt", "b.txt", "link/a.txt", "there/../b.txt"]
    several = [Job(STATEMENT, outputs={"txt": tmp_path / path}, name=f"j{index}") for index, path in enumerate(paths)]
    with pytest.raises(docgen.UsageError) as caught:
        render_many(several, "txt", workers=1)
    assert [str(problem.place) for problem in caught.value.problems] == ["j2", "j3"]
    assert "is that of job 0 too – give each job a path of its own" in str(caught.value.problems[0])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    made = list(render_many(iter(several), "txt", workers=1))
    assert [type(one.error) for one in made] == [type(None), type(None), docgen.UsageError, docgen.UsageError]
    assert not made[2].files


def test_an_output_is_never_the_source_nor_that_of_another_format(tmp_path: Path) -> None:
    own = tmp_path / "a.yaml"
    own.write_bytes(STATEMENT.read_bytes())
    for outputs, said in (({"txt": own}, "is its source"), ({"txt": tmp_path / "x", "html": tmp_path / "x"}, "two formats")):
        with pytest.raises(docgen.UsageError, match=said):
            render_many([Job(own, outputs=outputs)], ["txt", "html"], workers=1)
    assert own.read_bytes() == STATEMENT.read_bytes()


def test_models_and_paths_are_jobs_too() -> None:
    model = docgen.load(STATEMENT)
    first, second = sorted(render_many([model, STATEMENT], ["txt", "html"], workers=1), key=lambda one: one.index)
    assert [file.data for file in first.files] == [file.data for file in second.files]
    assert [file.format for file in first.files] == ["txt", "html"]


def test_what_would_be_left_out_unsaid_is_told() -> None:
    with pytest.raises(docgen.UsageError, match="settings="):
        Job({"docgen": 1}, {"reference": "X"})
    with pytest.raises(docgen.UsageError, match="are mappings"):
        Job(STATEMENT, None)  # type: ignore[arg-type]
    [lost] = render_many([Job(STATEMENT, outputs={"docx": "a.docx"})], "pdf", workers=1)
    assert "outputs= has a path for docx" in str(lost.error)
    [made] = render_many([STATEMENT], ["pdf", "txt"], workers=1, qr="https://example.org")
    assert [problem.message for problem in made.problems] == ["qr= is for DOCX and PDF; a text file has no pictures"]


def test_pages_that_are_files_of_their_own_are_all_there(tmp_path: Path) -> None:
    [written] = render_many([Job(STATEMENT, outputs={"png": tmp_path / "a.png"})], "png", workers=1, ppi=36, layout="sequential")
    assert written.error is None
    assert [(file.path, file.part) for file in written.files] == [(tmp_path / f"a-{number}.png", number) for number in (1, 2)]
    assert sorted(tmp_path.iterdir()) == [file.path for file in written.files]


def test_a_configuration_holds_for_all_documents_in_other_processes_too(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").write_text('layout = "ar"\nqr = "https://example.org/{reference}"\nlimits = { pages = 1 }\n', encoding="utf-8")
    house = docgen.configuration(tmp_path / "a.yaml")
    kept = docgen.Renderer.from_configuration(house)
    wanted = kept.render_bytes(kept.load(STATEMENT), "pdf")
    for made in (render_many([STATEMENT], configuration=house, workers=2), kept.render_many([STATEMENT], workers=1)):
        [one] = made
        assert one.error is None
        assert one.files[0].data == wanted
    [narrow] = kept.render_many([STATEMENT], workers=1, layout="sequential")
    assert "page" in str(narrow.error)
