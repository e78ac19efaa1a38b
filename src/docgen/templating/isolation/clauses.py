"""Figures whose point parts no decimals: the number of a clause, an article, a decision or a goal (البند 1.2), a time (الساعة 7.30), a reference with
letters (ق.م.2026.153). They keep the point that was typed, whatever decimal sign the territory has."""

from __future__ import annotations

import re

from docgen.locales.digits import unshape
from docgen.locales.figures import is_year
from docgen.locales.unmarked import without_marks
from docgen.patterns import late

_STEMS = """
بند بنود فقرة فقرات مادة مواد قسم أقسام فصل فصول باب أبواب جزء أجزاء جدول جداول شكل أشكال رسم صفحة صفحات إصدار نسخة ملحق ملاحق مرفق مرفقات وثيقة وثائق
رقم أرقام قرار قرارات مرسوم مراسيم قانون قوانين لائحة لوائح أمر أوامر تعميم تعاميم كتاب خطاب مذكرة محضر توصية توصيات اتفاقية حكم قضية ملف عقد مناقصة
مرجع مرجعنا إشارة هدف أهداف غاية غايات مقصد مقاصد مبدأ مبادئ معيار معايير محور محاور نشاط أنشطة مخرج مخرجات
جلسة جلسات قاعة قاعات غرفة طابق مبنى درس سؤال مرحلة خطوة مهمة عنصر ناتج نواتج بروتوكول مشروع منشور
"""
_UNITS = """
ريال دينار درهم دراهم دولار يورو جنيه ليرة ليرات فلس هللة قرش قروش سنت مليون ملايين مليار بليون تريليون ألف آلاف نقط نقاط درج متر أمتار كيلو
كم سم مم ملم ميل أميال طن أطنان كغم كغ كجم غرام جرام مليغرام لتر هكتار فدان دونم بوصة أقدام برميل براميل واط ميغا ميجا غيغا جيجا تيرا فولت
أمبير هرتز بايت سنتي ملي مايكرو بالمئة بالمائة مرة مرات ضعف أضعاف ساعات دقيقة دقائق ثانية ثوان سنوات أشهر أيام
"""
"""How words begin that say what is measured."""
_DUAL = sorted({f"{stem[:-1]}ت" if stem.endswith("ة") else stem for stem in _STEMS.split()}, key=len, reverse=True)
_NUMBERED = rf"(?:{'|'.join(sorted(_STEMS.split(), key=len, reverse=True))}|(?:{'|'.join(_DUAL)})(?:ان|ين))"
_PREFIX = r"(?<![\w\u0640])(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)"
_AND = r"(?:و|أو|ثم|إلى|حتى|وحتى|وإلى)"
_LISTED = rf"(?>(?:\(?\d[\d.٫]*\)?(?:[ \u00a0]?[،,؛–-][ \u00a0]?|[ \u00a0])(?:{_AND}[ \u00a0]?)?\(?)*)$"
"""Figures of one list before another."""
_CLAUSE = late(rf"{_PREFIX}{_NUMBERED}[ \u00a0:]{{1,3}}\(?{_LISTED}")
_HOUR = late(r"\d{1,2}\.[0-5]\d")
_AT = late(
    rf"(?<!\w)[وفبكل]?(?:ال|لل)ساعة[ \u00a0]\(?(?>(?:\d[\d.:٫]*(?:[ \u00a0](?:صباح|مساء|ظهر|عصر|ليل)\w*\W?|[ \u00a0]?[صم](?!\w))?"
    rf"(?:[ \u00a0]?[،,–-][ \u00a0]?|[ \u00a0])(?:{_AND}[ \u00a0]?)?)*)$"
)
_UNIT = (
    rf"[ \u00a0]?(?:[%٪‰°$€£¥]|(?:{'|'.join(sorted(_UNITS.split(), key=len, reverse=True))})"
    r"|(?:في|من)[ \u00a0](?:المئة|المائة|عشرة|10|١٠)|(?:[A-Z]{3}|[kcm]?m[²³]?|k?g|m?[lL]|t|ha|[kMG]?Wh?)(?![A-Za-z]))"
)
_MEASURED = late(_UNIT)
_FROM = r"[وف]?(?:ما[ \u00a0])?(?:(?:من|بين)[ \u00a0]|(?:في|خلال)[ \u00a0]الفترة[ \u00a0])\(?"
_CLOCK = r"(?:0?[1-9]|00|1\d|2[0-3])\.[0-5]\d"
_HALF = r"[ \u00a0](?:[صم](?!\w)|(?:صباح|مساء|ظهر)[اًى]*(?!\w))"
_HOURS = late(
    rf"(?<![\w\u0640]){_FROM}{_CLOCK}(?P<half>{_HALF})?(?:[ \u00a0](?:و?(?:إلى|الى|حتى|لغاية)[ \u00a0]|[–-][ \u00a0]|و[ \u00a0]?)|[–-])"
    rf"(?P<until>{_CLOCK})(?!\d|[.,:/٫٬]\d)(?!{_UNIT})(?P<after>{_HALF})?"
)
"""From one figure to another that may both be times: من 7.30 إلى 14.30. With a unit, a percent sign or a currency behind them they are none."""
_OF_DAY = late(r"[ \u00a0](?:(?:صباح|مساء|ظهر|عصر|فجر|ليل)(?:[اىً]{0,3}|ًا)(?!\w)|(?:قبل|بعد)[ \u00a0](?:ال|من)|(?:ب?ال|ب)?توقيت)")
_DAY = late(r"(?<!\w)[وفب]?(?:يوم|اليوم|تاريخ|بتاريخ|الموافق|المؤرخ|المؤرخة)(?:[ \u00a0]في)?[ \u00a0]$")
_DAY_AND_MONTH = late(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
_LETTERS_BEFORE = late("(?<![\u0620-\u064a\u0640])[\u0620-\u064a\u0640]{1,3}[./-]$")
_LETTERS_AFTER = late("[/.-][\u0620-\u064a]{1,2}(?![\u0620-\u064a\u064b])")
DECIMAL_AFTER = late(r"[ \u00a0]?(?:[%٪]|ريال|دينار|درهم|دولار|يورو|جنيه|لير|مليون|مليار|بليون|تريليون|نقط|درج)")
"""Behind a figure: its point parts decimals whatever stands before it."""
POINTED = late(rf"\.(?<![^\s(\[{{«“‘\"':،؛,;=]\.)\d++(?={DECIMAL_AFTER.pattern})")
"""Decimals with no figure before their point: .5%. The point comes first, which is quickly searched for."""
_SPAN = 48
REACH = 80
"""How many code points before a figure its word may stand, with the other figures of a list between."""


def may_be_hours(text: str, start: int, end: int) -> bool:
    """Whether a figure is one of two that may be the beginning and the end of a time of the day, and no word says so for certain."""
    found = _hours_around(text, start, end)
    return found is not None and not found["half"] and not found["after"]


def _hours_around(text: str, start: int, end: int) -> re.Match[str] | None:
    if _HOUR.fullmatch(unshape(text[start:end])) is None:
        return None
    before = without_marks(text[max(0, start - _SPAN) : start])
    around = unshape(before + text[start:end] + without_marks(text[end : end + _SPAN]))
    start, end = len(before), len(before) + end - start
    return next((found for found in _HOURS.finditer(around) if found.start() < start and end <= found.end("until")), None)


def names_a_clause(text: str, index: int) -> bool:
    """Whether the word before an index, or before the list that goes on there, says that the figure is the number of a clause, an article, a
    decision, a version: البند 1.2، المادتان 3.2 و4.5."""
    return _CLAUSE.search(without_marks(text[max(0, index - REACH) : index])) is not None


def may_be_a_list(text: str, start: int, end: int) -> bool:
    """Whether two figures joined by a comma, `start` to `end`, may be a number with decimals or two numbers: neither a unit behind them nor the
    word for a clause before them says which."""
    after = without_marks(text[end : end + _SPAN])
    return _MEASURED.match(after) is None and DECIMAL_AFTER.match(after) is None and not names_a_clause(text, start)


def keeps_its_point(text: str, start: int, end: int) -> bool:
    """Whether what stands around a figure, `start` to `end`, says that its point parts no decimals."""
    before, after = without_marks(text[max(0, start - REACH) : start]), without_marks(text[end : end + _SPAN])
    if _CLAUSE.search(before) is not None or _LETTERS_BEFORE.search(before, max(0, len(before) - 5)) is not None:
        return True
    plain = unshape(text[start:end])
    hour = _HOUR.fullmatch(plain) is not None and int(plain.partition(".")[0]) < 25
    if hour and (_AT.search(before) is not None or _OF_DAY.match(after) is not None):
        return True
    if hour and _hours_around(text, start, end) is not None:
        return True
    if _DAY_AND_MONTH.fullmatch(plain) and _DAY.search(before, max(0, len(before) - 20)) is not None:
        return True
    return any(map(is_year, plain.split("."))) and _LETTERS_AFTER.match(after) is not None
