"""Points that part no decimals keep their form in every territory; those of decimals become the territory's sign."""

from __future__ import annotations

import pytest
from drawn import drawn

from docgen.templating.isolation.clauses import keeps_its_point, names_a_clause


@pytest.mark.parametrize("territory", ["MA", "EG", "QA", "DZ"])
@pytest.mark.parametrize(
    "source",
    [
        *("البند 1.2", "وفق البنود 3.2 و3.3 و3.4", "المادتان 3.2 و 4.5", "المواد 3.2، 3.3 و3.4", "للمادة (4.2) منه", "من المادة 3.2 إلى 3.5"),
        *("القرار رقم 12.2026", "القرار 12.26 منها", "بموجب القرارين 3.1 و3.2", "رقم: 4.15", "الهدف 16.3", "الأهداف 16.3 و17.2", "الغايتين 3.1 و3.2"),
        *("الساعة 7.30 مساءً", "من الساعة 9.00 إلى 16.30", "الساعة 9.00-16.30", "في الساعة 7.05", "بدأت 7.30 مساءً", "عند 8.15 بتوقيت الدوحة"),
        *(
            "من 7.30 إلى 14.30 يوميًا",
            "بين 9.15 و10.45، ثم",
            "(من 7.30 حتى 14.30)",
            "من 9.00-16.30.",
            "من ٧.٣٠ إلى ١٤.٣٠ منها",
            "من 7.30 م إلى 9.15 م",
        ),
        *("الساعة 9.00 صباحًا إلى 4.30 مساءً", "للساعة 14.45 منها", "المرجع ق.م.2026.153", "المرجع م.إ/2026.12", "الكتاب 2026.153/ق", "يوم 18.10 منها"),
    ],
)
def test_a_point_that_parts_no_decimals_stays(territory: str, source: str) -> None:
    line = drawn(source, territory=territory)
    assert "." in line
    assert not {",", "٫"} & set(line)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("بلغ 7.30 درهم", "مهرد 7,30 غلب"),
        ("نسبة 16.3%", "16,3% ةبسن"),
        ("حقق الهدف 16.3% منه", "هنم 16,3% فدهلا ققح"),
        ("رقم 3.5 مليون", "نويلم 3,5 مقر"),
        ("المادة 3 بقيمة 4.5 مليون", "نويلم 4,5 ةميقب 3 ةداملا"),
        ("الساعة 7.5 منها", "اهنم 7,5 ةعاسلا"),
        ("من 7.30 إلى 14.30 مترًا", "اًرتم 14,30 ىلإ 7,30 نم"),
        ("من 7.30 إلى 14.30%", "14,30% ىلإ 7,30 نم"),
        ("بين 7.30 و14.30 في المئة", "ةئملا يف 14,30و 7,30 نيب"),
        ("بين 7.30 و14.75 منها", "اهنم 14,75و 7,30 نيب"),
        ("بين 7.30 و25.30 منها", "اهنم 25,30و 7,30 نيب"),
        ("بين 0.25 و0.45 منها", "اهنم 0,45و 0,25 نيب"),
        ("في البلاد 3.25 منها", "اهنم 3,25 دالبلا يف"),
    ],
)
def test_a_point_of_decimals_is_the_countrys_sign(source: str, line: str) -> None:
    assert drawn(source, territory="MA") == line


def test_the_words_before_a_figure_are_looked_at_as_far_as_its_list_goes() -> None:
    text = "البنود 1.2، 1.3 و1.4"
    assert all(names_a_clause(text, text.index(figure)) for figure in ("1.2", "1.3", "1.4"))
    text = "البند الذي أُقر في 1.2"
    assert not names_a_clause(text, text.index("1.2"))
    assert not keeps_its_point(text, text.index("1.2"), len(text))


@pytest.mark.parametrize(
    ("source", "egypt", "emirates", "morocco"),
    [
        ("العرض 2,75 هنا", "2,75", "2,75", "2,75"),
        ("الثابت 3,14159 هنا", "3,14159", "3,14159", "3,14159"),
        ("المحصول ١٢,٥٠ هنا", "١٢,٥٠", "١٢,٥٠", "12,50"),
        ("العرض 2,75 متر", "٢٫٧٥", "2.75", "2,75"),
        ("المسافة 3,5 كم", "٣٫٥", "3.5", "3,5"),
        ("نسبة 4,5%", "٤٫٥", "4.5", "4,5"),
        ("المادتان 3,5 منه", "٣,٥", "3,5", "3,5"),
        ("المواد 3,5,7 منه", "٣,٥,٧", "3,5,7", "3,5,7"),
    ],
)
def test_a_comma_parts_decimals_or_two_numbers_and_a_figure_with_neither_told_stays_as_typed(
    source: str, egypt: str, emirates: str, morocco: str
) -> None:
    for territory, figure in (("EG", egypt), ("AE", emirates), ("MA", morocco)):
        assert figure in drawn(source, territory=territory)
