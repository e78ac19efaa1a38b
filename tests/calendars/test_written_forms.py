"""The forms in which gazettes, courts, ministries and newspapers of the Arab states write a day: each is read as that day, or refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from docgen.calendars import DualDate, find_dates, parse
from docgen.errors import DateError

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
GULF = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
LEVANT = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"),
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
ALGERIA = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
MOROCCO = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر")
EGYPT = ("يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيه", "يوليه", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر")
HIJRI: dict[int, tuple[str, ...]] = {
    1: ("محرم", "المحرم", "محرّم الحرام", "شهر الله المحرم"),
    2: ("صفر", "صفر الخير", "صفر المظفر"),
    3: ("ربيع الأول", "ربيع الاول", "ربيع أول", "ربيع الأنور"),
    4: ("ربيع الآخر", "ربيع الثاني", "ربيع ثاني", "ربيع آخر", "ربيع الاخر"),
    5: ("جمادى الأولى", "جمادي الأولى", "جماد الأولى", "جمادى الأول", "جماد أول", "جماد الأول"),
    6: ("جمادى الآخرة", "جمادى الثانية", "جماد الثانية", "جماد الآخرة", "جمادى الثاني", "جماد الثاني", "جمادي الآخره", "جمادى الآخر", "جماد ثاني"),
    7: ("رجب", "رجب الفرد", "رجب المرجب", "رجب الأصم"),
    8: ("شعبان", "شعبان المعظم"),
    9: ("رمضان", "رمضان المبارك", "شهر رمضان المبارك", "رمضان المعظم"),
    10: ("شوال", "شوال المكرم", "شوّال"),
    11: ("ذو القعدة", "ذي القعدة", "ذى القعدة", "ذوالقعدة", "ذي القعده", "ذو القعدة الحرام"),
    12: ("ذو الحجة", "ذي الحجة", "ذى الحجة", "ذوالحجة", "ذي الحجه", "ذي الحجة الحرام", "ذي الحِجّة"),
}
HIJRI_EN: dict[int, tuple[str, ...]] = {
    1: ("Muharram", "Moharram"),
    2: ("Safar",),
    3: ("Rabi' I", "Rabi al-Awwal", "Rabi' al-Awwal", "Rabi 1", "Rabi ul-Awwal", "Rabiʻ al-Awwal"),
    4: ("Rabi' II", "Rabi al-Thani", "Rabi' al-Akhir", "Rabi al-Akhar", "Rabi 2"),
    5: ("Jumada I", "Jumada al-Ula", "Jumada Al-Awwal", "Jumada al-Oula"),
    6: ("Jumada II", "Jumada al-Akhirah", "Jumada Al Akhira", "Jumada al-Thani", "Jumada al-Thaniyah"),
    7: ("Rajab",),
    8: ("Sha'ban", "Shaban", "Shaaban", "Shaʻban"),
    9: ("Ramadan", "Ramadhan"),
    10: ("Shawwal", "Shawal"),
    11: ("Dhu al-Qi'dah", "Dhul Qadah", "Dhul-Qa'dah", "Dhu'l-Qi'da", "Zul Qa'dah", "Thul Qi'dah"),
    12: ("Dhu al-Hijjah", "Dhul-Hijjah", "Dhul Hijja", "Dhu'l-Hijja", "Zul-Hijjah", "Thul Hijjah"),
}
ORDINALS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين"),
    *("الحادي والعشرين", "الثاني والعشرين", "الثالث والعشرين", "الرابع والعشرين", "الخامس والعشرين", "السادس والعشرين", "السابع والعشرين"),
    *("الثامن والعشرين", "التاسع والعشرين", "الثلاثين", "الحادي والثلاثين"),
)
ORDINALS_EN = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *(
        "twenty-third",
        "twenty-fourth",
        "twenty-fifth",
        "twenty-sixth",
        "twenty-seventh",
        "twenty-eighth",
        "twenty-ninth",
        "thirtieth",
        "thirty-first",
    ),
)
BEFORE_MONTH = ("", "من ", "شهر ", "من شهر ")
BEFORE_YEAR = ("", "، ", "من ", "عام ", "سنة ", "لعام ", "لسنة ", "من عام ", "من سنة ", "للعام ", "في عام ", "، من عام ")
GREGORIAN_MARKS = ("", "م", " م", " ميلادي", " ميلادية", " للميلاد")
HIJRI_MARKS = ("", "هـ", " هـ", "ه", " هجري", " هجرية", " للهجرة")
JOINTS = (" الموافق ", " الموافق لـ ", "، الموافق ", " موافق ", " يوافقه ", " / ", " - ", " – ", " = ")
BRACKETS = ("({})", "(الموافق {})", "(موافق {})", "(يوافقه {})", "[{}]")
LEADS = (
    "",
    "{weekday} ",
    "{weekday}، ",
    "يوم {weekday} ",
    "اليوم {weekday} ",
    "يوم {weekday} الموافق ",
    "{weekday} الموافق ",
    "مساء {weekday} ",
    "في ",
    "بتاريخ ",
)

days = st.dates(datetime.date(1925, 1, 1), datetime.date(2077, 11, 16))
digit_sets = st.sampled_from(("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))


def shaped(text: str, digits: str) -> str:
    return text.translate(str.maketrans("0123456789", digits))


def arabic_gregorian(draw: st.DrawFn, day: datetime.date) -> str:
    """A Gregorian day in one of the Arabic forms."""
    name = draw(st.sampled_from((GULF, LEVANT, ALGERIA, MOROCCO, EGYPT)))[day.month - 1]
    gulf, levant = GULF[day.month - 1], LEVANT[day.month - 1]
    month = draw(st.sampled_from((name, f"{levant}/{gulf}", f"{levant} / {gulf}", f"{levant} ({gulf})", f"{gulf}/{levant}", f"{gulf} ({levant})")))
    number = draw(st.sampled_from((f"{day.day} {draw(st.sampled_from(BEFORE_MONTH))}", f"{day.day:02} ", f"{ORDINALS[day.day - 1]} من ")))
    return f"{number}{month} {draw(st.sampled_from(BEFORE_YEAR))}{day.year}{draw(st.sampled_from(GREGORIAN_MARKS))}".replace(" ،", "،")


def arabic_hijri(draw: st.DrawFn, date: DualDate) -> str:
    """A Hijri day in one of the Arabic forms."""
    year, month, day = date.hijri
    name = draw(st.sampled_from(HIJRI[month]))
    number = draw(st.sampled_from((f"{day} ", f"{day} من ", f"{day:02} ", f"{ORDINALS[day - 1]} من ")))
    if not name.startswith("شهر"):
        number += draw(st.sampled_from(("", "شهر ")))
    return f"{number}{name} {draw(st.sampled_from(BEFORE_YEAR))}{year}{draw(st.sampled_from(HIJRI_MARKS))}".replace(" ،", "،")


def figures(draw: st.DrawFn, year: int, month: int, day: int, marks: tuple[str, ...]) -> str:
    """A day in figures, the day before the month or the year first."""
    sign = draw(st.sampled_from(("/", "-", " / ", "/ ", ".")))
    parts = [f"{day}", f"{month}", f"{year}"] if draw(st.booleans()) else [f"{day:02}", f"{month:02}", f"{year}"]
    return sign.join(parts if draw(st.booleans()) else parts[::-1]) + draw(st.sampled_from(marks))


@settings(max_examples=500)
@given(st.data(), days, digit_sets)
def test_every_arabic_form_of_a_gregorian_day_is_read_as_that_day(data: st.DataObject, day: datetime.date, digits: str) -> None:
    lead = data.draw(st.sampled_from(LEADS)).format(weekday=WEEKDAYS[day.weekday()])
    said = arabic_gregorian(data.draw, day) if data.draw(st.booleans()) else figures(data.draw, day.year, day.month, day.day, ("م", " م", " ميلادي"))
    text = shaped(lead + said, digits)
    assert parse(text).gregorian == day, text
    sentence = f"عُقد {text}، ثم رُفع إلى 12 عضوًا."
    (found,) = find_dates(sentence, "ar")
    assert found.date is not None, sentence
    assert found.date.gregorian == day, sentence


@settings(max_examples=500)
@given(st.data(), days, digit_sets)
def test_every_arabic_form_of_a_hijri_day_is_read_as_that_day(data: st.DataObject, day: datetime.date, digits: str) -> None:
    date = DualDate.from_gregorian(day)
    lead = data.draw(st.sampled_from(LEADS)).format(weekday=WEEKDAYS[day.weekday()])
    said = arabic_hijri(data.draw, date) if data.draw(st.booleans()) else figures(data.draw, *date.hijri, ("", "هـ", " هـ", "ه", " هجري"))
    text = shaped(lead + said, digits)
    assert parse(text) == date, text
    (found,) = find_dates(f"صدر {text}؛ وعدّته 30 مادة.", "ar")
    assert found.date == date, text


@settings(max_examples=500)
@given(st.data(), days, digit_sets)
def test_every_arabic_pair_is_read_as_an_announced_day(data: st.DataObject, day: datetime.date, digits: str) -> None:
    date = DualDate.from_gregorian(day)
    halves = [arabic_gregorian(data.draw, day), arabic_hijri(data.draw, date)]
    if data.draw(st.booleans()):
        halves.reverse()
    if data.draw(st.booleans()):
        text = halves[0] + data.draw(st.sampled_from(JOINTS)) + halves[1]
    else:
        text = f"{halves[0]} {data.draw(st.sampled_from(BRACKETS)).format(halves[1])}"
    lead = data.draw(st.sampled_from(LEADS[:6])).format(weekday=WEEKDAYS[day.weekday()])
    text = shaped(lead + text, digits)
    read = parse(text)
    assert (read, read.announced) == (date, True), text
    (found,) = find_dates(f"انعقد {text} في مقر الوزارة.", "ar")
    assert found.date == date, text


@settings(max_examples=500)
@given(st.data(), days)
def test_every_english_form_is_read_as_its_day(data: st.DataObject, day: datetime.date) -> None:
    date = DualDate.from_gregorian(day)
    month, year = MONTHS_EN[day.month - 1], f"{day.year}{data.draw(st.sampled_from(('', ' AD', ' A.D.', ' CE')))}"
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    said = data.draw(
        st.sampled_from(
            (
                *(
                    f"{day.day} {month} {year}",
                    f"{day.day}{suffix} {month}, {year}",
                    f"the {day.day}{suffix} of {month} {year}",
                    f"{day.day} {month[:3]}. {year}",
                ),
                *(
                    f"{month} {day.day}, {year}",
                    f"{month[:3]} {day.day}{suffix}, {year}",
                    f"{day.day}-{month[:3]}-{day.year}",
                    f"{day.day} {month.upper()} {year}",
                ),
                *(f"the {ORDINALS_EN[day.day - 1]} of {month} {year}", f"the {day.day}{suffix} day of {month}, {year}", f"{day.isoformat()}"),
                f"{ORDINALS_EN[day.day - 1].capitalize()} of {month}, {year}",
            )
        )
    )
    assert parse(data.draw(st.sampled_from(("", "on ", "dated "))) + said).gregorian == day, said
    if data.draw(st.booleans()):
        weekday = WEEKDAYS_EN[day.weekday()]
        said = data.draw(st.sampled_from((f"{weekday}, {said}", f"{weekday} {said}", f"{weekday[:3]}, {said}", f"on {said}")))
    assert parse(said).gregorian == day, said
    hijri_year, hijri_month, hijri_day = date.hijri
    name = data.draw(st.sampled_from(HIJRI_EN[hijri_month]))
    mark = data.draw(st.sampled_from((" AH", " A.H.", "H", "")))
    hijri = data.draw(
        st.sampled_from(
            (f"{hijri_day} {name} {hijri_year}{mark}", f"{name} {hijri_day}, {hijri_year}{mark}", f"the {hijri_day}th of {name} {hijri_year}{mark}")
        )
    )
    assert parse(hijri) == date, hijri
    joint = data.draw(
        st.sampled_from((f"{said} ({hijri})", f"{hijri} ({said})", f"{hijri} corresponding to {said}", f"{said}, corresponding to {hijri}"))
    )
    assert parse(joint) == date, joint


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("أول يوليو سنة 2023", "2023-07-01"),
        ("غرة يناير 2023", "2023-01-01"),
        ("فاتح نوفمبر 1954", "1954-11-01"),
        ("الفاتح من سبتمبر 1969", "1969-09-01"),
        ("آخر يوم من شهر فبراير 2024", "2024-02-29"),
        ("غُرّة شعبان ١٤٤٤هـ", "2023-02-21"),
        ("سلخ ذي الحجة 1444هـ", "2023-07-18"),
        ("5 كانون 2 2023", "2023-01-05"),
        ("5 تشرين 1 2023", "2023-10-05"),
        ("5 تشرين 2 2023", "2023-11-05"),
        ("5 تشرين ثان 2023", "2023-11-05"),
        ("12 مايس 2005", "2005-05-12"),
        ("17 النوار 2011", "2011-02-17"),
        ("17 فبراير/النوار 2011", "2011-02-17"),
        ("5 أي النار 2000", "2000-01-05"),
        ("20 الحرث 2011", "2011-11-20"),
        ("21يناير2023", "2023-01-21"),
        ("21/يناير/2023", "2023-01-21"),
        ("21\\1\\2023", "2023-01-21"),
        ("٢١ـ١ـ٢٠٢٣", "2023-01-21"),
        ("الأحد ( 1 / 1 / 2023 م )", "2023-01-01"),
        ("يوم الأحد الموافق ل 1 يناير 2023", "2023-01-01"),
        ("1 يناير 2023 (الأحد)", "2023-01-01"),
        ("8 جمادى الآخرة الموافق 1 يناير 2023م", "2023-01-01"),
        ("الأحد 1 يناير 2023 (8 جمادى الآخرة)", "2023-01-01"),
        ("8 جمادى الآخرة 1444هـ الموافق الأحد 1 يناير 2023م", "2023-01-01"),
        ("27 Ramadan, AH 1444", "2023-04-18"),
        ("1 January 2023 (Sunday)", "2023-01-01"),
        ("Sunday the 1st of January, 2023", "2023-01-01"),
    ],
)
def test_rarer_forms(text: str, day: str) -> None:
    assert parse(text).gregorian.isoformat() == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((f"{word} يناير 2023", "is no certain day") for word in ("مطلع", "أوائل", "أواسط", "منتصف", "أواخر", "مستهل", "نهاية", "بداية")),
        *((f"{noun} الأول من يناير 2023", "is not a date") for noun in ("الأسبوع", "النصف", "الثلث", "الاجتماع")),
        ("الاثنين الأول من يناير 2023", "is a Sunday, not a Monday"),
        ("1–5 يناير 2023", "names several days"),
        ("من 1 إلى 5 يناير 2023", "names several days"),
        ("1 و2 يناير 2023", "names several days"),
        ("1, 2 and 3 January 2023", "names several days"),
        ("18 October - 3 November 2021", "names several days"),
        ("18 Oct–3 Nov 2021", "names several days"),
        ("من 18 أكتوبر إلى 3 نوفمبر 2021", "names several days"),
        ("28 رمضان - 3 شوال 1443", "names several days"),
        ("18 October 2021 and 3 November 2021", "names several days"),
        ("31 نيسان 2023", "April 2023 has no day 31"),
        ("1 يناير/فبراير 2023", "two months are named, January and February"),
        ("1 يناير 1444", "looks like a Hijri year"),
        ("1 محرم 2023", "Muharram is a Hijri month, and 2023 is a Gregorian year"),
        ("1 محرم 1445م", "mixes two calendars"),
        ("1/1/23", "can be read as"),
        ("5 يناير 23", "can be read as 5 January 2023 or 5 January 1923"),
        ("يناير 2023", "the day is missing"),
        ("5 يناير", "the year is missing"),
        ("5 يناير 2023 قبل الميلاد", "is left over"),
        ("كما اتفق في 5 يناير 2023", "not a date alone"),
    ],
)
def test_what_is_no_certain_day_is_refused(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("5 جمادى 1444هـ", "there are جمادى الأولى and جمادى الآخرة"),
        ("5 ربيع 1444هـ", "there are ربيع الأول and ربيع الآخر"),
        ("5 تشرين 2023", "there are تشرين الأول and تشرين الثاني"),
        ("5 كانون 2023", "there are كانون الثاني and كانون الأول"),
        ("5 Octobr 2023", "did you mean October?"),
        ("5 أكتوبير 2023", "did you mean أكتوبر?"),
        ("5 شوالل 1444", "did you mean شوال?"),
    ],
)
def test_a_hint_names_the_month_that_is_meant_or_both_that_may_be(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert hint in str(caught.value)


NAMES = frozenset({*GULF, *LEVANT, *MONTHS_EN, *(name for names in (*HIJRI.values(), *HIJRI_EN.values()) for name in names)})


@given(st.sampled_from(sorted(NAMES)), st.data())
@example("June", None)
def test_a_misspelt_month_is_never_said_to_be_another(name: str, data: st.DataObject | None) -> None:
    """One letter out of the name: the reader knows it, asks, or names the month that it was."""
    at = 2 if data is None else data.draw(st.integers(0, len(name) - 1))
    wrong = name[:at] + name[at + 1 :]
    assume(wrong not in NAMES)
    year = 1444 if any(name in names for names in (*HIJRI.values(), *HIJRI_EN.values())) else 2023
    right = parse(f"5 {name} {year}")
    try:
        read = parse(f"5 {wrong} {year}")
    except DateError as error:
        hint = str(error.problems[0].hint)
        if hint.startswith("did you mean "):
            assert parse(f"5 {hint.removeprefix('did you mean ').rstrip('?')} {year}") == right, wrong
    else:
        assert read == right, wrong


@pytest.mark.parametrize(
    "text",
    [
        "كوفيد-19 أكتوبر 2021",
        "COVID-19 October 2021",
        "الأسبوع الأول من أكتوبر 2021",
        "النصف الثاني من رمضان 1444هـ",
        "الاجتماع الثالث من مايو 2021",
        "في مايو 2021 حضر 18 عضوًا",
        "الأرقام 10.20.30.40 و 1.2.3 و 12/2021 و 1/2/3/2021",
        "القرار 1443/12 والمادة 12-3",
        "may 5 members be heard; it may 2021 or so",
        "news/2021/10/18/a and x2021-10-18y",
        "45.18.10.2021.7",
        "5,18 October 2021",
    ],
)
def test_what_only_resembles_a_date_is_none(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("12–14 October 2021", ["2021-10-12", "2021-10-14"]),
        ("from 12 to 14 October 2021", ["2021-10-12", "2021-10-14"]),
        ("من 12 إلى 14 أكتوبر 2021", ["2021-10-12", "2021-10-14"]),
        ("12 و14 أكتوبر 2021م", ["2021-10-12", "2021-10-14"]),
        ("12 و13 و14 تشرين الأول/أكتوبر 2021", ["2021-10-12", "2021-10-13", "2021-10-14"]),
        ("March 4 and 5, 2021", ["2021-03-04", "2021-03-05"]),
        ("28 September – 3 October 2021", ["2021-09-28", "2021-10-03"]),
        ("من 28 سبتمبر إلى 3 أكتوبر 2021م", ["2021-09-28", "2021-10-03"]),
        ("28 December to 3 January 2022", ["2021-12-28", "2022-01-03"]),
        ("12-14/10/2021", ["2021-10-12", "2021-10-14"]),
        ("18 October 2021 and 19 October 2021", ["2021-10-18", "2021-10-19"]),
        ("الثاني عشر والرابع عشر من أكتوبر 2021", ["2021-10-12", "2021-10-14"]),
    ],
)
def test_a_stretch_or_list_gives_each_of_its_days(text: str, dates: list[str]) -> None:
    assert [found.date.gregorian.isoformat() for found in find_dates(f"عُقد {text}.", "ar") if found.date] == dates
