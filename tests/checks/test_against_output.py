"""Every number, date and name of an input is found in its output's words; what is changed in them is missed, at its place in the input."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from docgen import api
from docgen.checks.readback.stretch import Words
from docgen.checks.readback.turned import letters_turned, numbers_turned, words_turned
from docgen.checks.readback.words import views_of
from docgen.checks.verify_output import _absent, compared, verify_output
from docgen.errors import InputError
from docgen.reading import Loaded, open_input
from tests.proofs import need

EXAMPLES = Path(__file__).parents[2] / "examples"
CLEAN = Path(__file__).parent / "corpus" / "clean"
LAYOUTS = ("side-by-side", "stacked", "sequential", "ar", "en")
FORMATS = ("pdf", "docx")
MISPLACED_BY_POPPLER = {"previous_minutes.date"}
"""On an Arabic page it puts the reference between the day and the month."""


def loaded(name: str) -> Loaded:
    return open_input(EXAMPLES / f"{name}.yaml")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_nothing_is_missing_in_an_example(name: str, layout: str, suffix: str, tmp_path: Path) -> None:
    source = loaded(name)
    proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}", layout=layout))
    assert [str(problem) for problem in proof.missing] == []
    assert proof.languages == ((layout,) if layout in ("ar", "en") else ("ar", "en"))
    assert proof.counts["date"] >= 5 * len(proof.languages)


@pytest.mark.parametrize("path", [path for path in sorted(CLEAN.glob("*.yaml")) if path.stem != "terms"], ids=lambda path: path.stem)
def test_nothing_is_missing_in_a_clean_input(path: Path, tmp_path: Path) -> None:
    source = open_input(path)
    proof = verify_output(source, api.render(source.model, tmp_path / "out.pdf"))
    assert [str(problem) for problem in proof.missing] == []
    assert proof.languages == source.model.languages


@pytest.mark.parametrize("switch", [[], ["-raw"]], ids=["as it reads", "as it is seen"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_nothing_is_missing_in_the_words_that_poppler_gives_back(name: str, layout: str, switch: list[str], tmp_path: Path) -> None:
    need("pdftotext")
    source = loaded(name)
    path = api.render(source.model, tmp_path / "out.pdf", layout=layout)
    words = subprocess.run(["pdftotext", *switch, path, "-"], capture_output=True, text=True, check=True).stdout
    missing = compared(source, [Words("", line) for line in words.splitlines()], "out.pdf").missing
    torn = MISPLACED_BY_POPPLER if (name, layout, switch) == ("minutes", "ar", []) else set()
    assert {problem.place.path for problem in missing} <= torn


def test_an_order_as_seen_is_turned_to_the_order_of_reading() -> None:
    assert letters_turned("2021 ربوتكأ 18 يف") == "في 18 أكتوبر 2021"
    assert letters_turned("press@one.example :ديربلا") == "البريد: press@one.example"
    assert letters_turned("on 18 October 2021") == "on 18 October 2021"
    assert numbers_turned("في ٨١ أكتوبر ١٢٠٢") == "في ١٨ أكتوبر ٢٠٢١"
    assert words_turned("٢٠٢١ \u202bأكتوبر\u202c ١٨ \u202bفي\u202c") == "\u202bفي\u202c ١٨ \u202bأكتوبر\u202c ٢٠٢١"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Words, ...]:
    return views_of(api.render(loaded("minutes").model, tmp_path_factory.mktemp("out") / "out.pdf"))[0].words


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("4,250,000", "4,250,001", "agenda[0].discussion[1].table.rows[0][2]", "the number 4250000 is not in the English text"),
        ("٤٬٢٥٠٬٠٠٠", "٤٬٢٥٠٬٠٠١", "agenda[0].discussion[1].table.rows[0][2]", "the number 4250000 is not in the Arabic text"),
        ("June 2026", "July 2026", "agenda[0].actions[1].due", "the date 15 June 2026 is not in the English text"),
        ("١٥ يونيو", "١٦ يونيو", "agenda[0].actions[1].due", "the date 15 June 2026 is not in the Arabic text"),
        ("12:30", "12:31", "end", "the time 12:30 is not in the English text"),
        ("NHC/MIN/2026/03", "NHC/MIN/2026/30", "reference", "the reference NHC/MIN/2026/03 is not in the English text"),
        ("Representative of Finance", "Finance", "people.finance.name.en", "the name Representative of Finance is not in the English text"),
        ("الشؤون المالية", "الشؤون", "people.finance.name.ar", "the name ممثل الشؤون المالية is not in the Arabic text"),
        ("٤٫٥٪", "٥٫٤٪", "agenda[0].discussion[0].ar", "the percentage {percent}`4.5` is not in the Arabic text"),
        ("QAR 12,500,000", "QAR 12,050,000", "agenda[0].discussion[0].en", "the amount {money}`12500000 QAR` is not in the English text"),
    ],
)
def test_what_is_changed_in_the_output_is_missed_at_its_place(rendered: tuple[Words, ...], old: str, new: str, where: str, said: str) -> None:
    assert any(old in piece.text for piece in rendered)
    changed = [replace(piece, text=piece.text.replace(old, new)) for piece in rendered]
    missing = compared(loaded("minutes"), changed, "out.pdf").missing
    assert (where, said) in [(problem.place.path, problem.message.removesuffix(" of out.pdf")) for problem in missing]
    source = (EXAMPLES / "minutes.yaml").read_text(encoding="utf-8").split("\n")
    for problem in missing:
        assert problem.place.line is not None
        assert source[problem.place.line - 1].strip() != ""


def test_another_documents_output_is_told(rendered: tuple[Words, ...]) -> None:
    with pytest.raises(InputError, match="says nothing of what the input says"):
        compared(loaded("statement"), rendered, "out.pdf")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        views_of(tmp_path / "none.pdf")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_nothing_of_an_example_is_odd(name: str, layout: str, suffix: str, tmp_path: Path) -> None:
    source = loaded(name)
    proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}", layout=layout, digits="latn", calendar="gregorian"))
    assert [str(problem) for problem in (*proof.extra, *proof.absent)] == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_figure_that_the_input_has_not_is_told_with_the_words_around_it(suffix: str, tmp_path: Path) -> None:
    source = loaded("statement")
    other = api.parse({**source.marked.data, "date": "2029-10-19"})
    proof = verify_output(source, api.render(other, tmp_path / f"out.{suffix}"))
    assert any("2029" in problem.message and "«" in problem.message for problem in proof.extra)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_figure_that_stands_once_too_often_is_told(suffix: str, tmp_path: Path) -> None:
    """The changed figure is one that the input has somewhere else."""
    text = [{"ar": "بلغ العدد 25 في المدينة و37 في القرية.", "en": "There were 25 in the city and 37 in the village."}]
    data = {**loaded("statement").marked.data, "body": text}
    path = tmp_path / "in.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    wrong = [{**text[0], "en": "There were 25 in the city and 25 in the village."}]
    proof = verify_output(open_input(path), api.render(api.parse({**data, "body": wrong}), tmp_path / f"out.{suffix}"))
    assert any("figure 25 stands" in problem.message for problem in proof.extra)
    assert any("number 37" in problem.message for problem in proof.missing)


def test_figures_of_a_file_without_tags_are_counted(tmp_path: Path) -> None:
    text = [{"ar": "بلغ العدد 25 في المدينة و37 في القرية.", "en": "There were 25 in the city and 37 in the village."}]
    data = {**loaded("statement").marked.data, "body": text}
    path = tmp_path / "in.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    whole = verify_output(open_input(path), api.render(api.parse(data), tmp_path / "whole.pdf", profile="print"))
    assert [str(problem) for problem in (*whole.missing, *whole.extra)] == []
    wrong = [{**text[0], "en": "There were 25 in the city and 25 in the village."}]
    proof = verify_output(open_input(path), api.render(api.parse({**data, "body": wrong}), tmp_path / "out.pdf", profile="print"))
    assert any("figure 25 stands 3 times" in problem.message for problem in proof.extra)


def test_figures_of_a_file_without_tags_and_with_other_pages_are_looked_for(tmp_path: Path) -> None:
    """What stands on every page stands there more often or less often."""
    source = loaded("minutes")
    whole = verify_output(source, api.render(source.model, tmp_path / "small.pdf", profile="print", page=(595.0, 500.0)))
    assert [str(problem) for problem in whole.extra] == []


def test_a_language_whose_letters_came_back_as_others_is_an_error(tmp_path: Path) -> None:
    source = loaded("statement")
    words = [
        Words(piece.lang, piece.text.translate({ord("ا"): "e", ord("ي"): "q", ord("ل"): "z"})) for piece in views_of(made(source, tmp_path))[0].words
    ]
    problems = list(_absent(source, compared(source, words, "out.pdf").languages, tuple(words), "out.pdf"))
    assert [problem.message for problem in problems] == ["the Arabic text of the input cannot be found in out.pdf"]


def made(source: Loaded, folder: Path) -> Path:
    return api.render(source.model, folder / "out.pdf")


def test_a_text_that_breaks_off_is_in_the_language_that_it_breaks_off_in(tmp_path: Path) -> None:
    input_ = tmp_path / "input.yaml"
    input_.write_text(
        "docgen: 1\nkind: press-statement\ndate: 2026-10-18\nissuer: {name: {ar: المكتب الإعلامي, en: Media Office}}\n"
        "headline: {ar: افتتاح المركز الجديد, en: New centre opens}\nbody:\n"
        "- {ar: حضر الحفل 25 ضيفًا من 12 دولة., en: The ceremony was attended by 25 guests from 12 countries.}\n"
        "- {ar: استغرق البناء 18 شهرًا., en: It took 18 months to build.}\n- {ar: يستقبل المركز زواره غدًا., en: It receives visitors tomorrow.}\n",
        encoding="utf-8",
    )
    source = open_input(input_)
    whole = api.render(source.model, tmp_path / "whole.txt", layout="sequential").read_text(encoding="utf-8")
    name = "Media Office"
    cut = tmp_path / "cut.txt"
    cut.write_text(whole[: whole.index(f"\n{name}\n") + len(name) + 2], encoding="utf-8")
    proof = verify_output(source, cut)
    assert proof.languages == ("ar", "en")
    assert {problem.message.partition(" text of ")[0].rpartition(" ")[2] for problem in proof.missing} == {"English"}


def test_a_negative_number_is_found(tmp_path: Path) -> None:
    table: dict[str, object] = {"columns": [{"ar": "البند", "en": "Item"}, {"ar": "المبلغ", "en": "Amount", "type": "number"}]}
    table["rows"] = [[{"ar": "الفرق", "en": "Difference"}, -731200]]
    path = tmp_path / "in.json"
    path.write_text(json.dumps({**loaded("statement").marked.data, "body": [{"table": table}]}, ensure_ascii=False), encoding="utf-8")
    source = open_input(path)
    for suffix in FORMATS:
        proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}"))
        assert [str(problem) for problem in (*proof.missing, *proof.extra)] == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_spans_of_days_lists_and_ranges_are_found(digits: str, suffix: str, tmp_path: Path) -> None:
    said = "عُقدت في الفترة 1-15/3/2026 ثم 28/2-3/3/2027، بنسب 5%، 3%، 2% بين الساعة 10:00-12:00 لأعضاء عددهم 5-7 وهاتفهم 4412 3456/7."
    path = tmp_path / "in.json"
    body = [{"ar": said, "en": "It was held."}]
    path.write_text(json.dumps({**loaded("statement").marked.data, "body": body, "digits": digits}, ensure_ascii=False), encoding="utf-8")
    source = open_input(path)
    proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}"))
    assert [str(problem) for problem in (*proof.missing, *proof.extra)] == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_numbers_with_brackets_and_signs_are_found(digits: str, suffix: str, tmp_path: Path) -> None:
    """Telephone numbers with their area code in brackets, and percentages below nought that a role writes."""
    said = ["(04) 123 4567", "(+961) 1 987 654/5", "+966 (0)11 412 3456", "(050)123-4567", "{percent}`-3.5`", "{number}`-12500`", "2026–2028"]
    body = [{"ar": f"ورد في البيان {one} وحده", "en": f"The text has {one} alone"} for one in said]
    path = tmp_path / "in.json"
    path.write_text(json.dumps({**loaded("statement").marked.data, "body": body, "digits": digits}, ensure_ascii=False), encoding="utf-8")
    source = open_input(path)
    proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}"))
    assert [str(problem) for problem in (*proof.missing, *proof.extra, *proof.absent)] == []


@pytest.mark.parametrize("territory", ["QA", "MA"])
def test_an_amount_in_spaced_groups_with_decimals_is_found_in_a_pdf(tmp_path: Path, territory: str) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(
        f"docgen: 1\nkind: press-statement\nlanguages: [ar]\nterritory: {territory}\ndate: 2026-03-10\nissuer: {{name: {{ar: الهيئة}}}}\n"
        "headline: {ar: عنوان الخبر}\nbody:\n  - ar: بلغ 45 678,90 درهمًا هنا\n",
        encoding="utf-8",
    )
    source = open_input(path)
    proof = verify_output(source, api.render(source.model, tmp_path / "out.pdf"))
    assert [str(problem) for problem in proof.missing] == []
    assert proof.counts["amount"] == 1
