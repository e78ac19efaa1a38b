"""Latin tokens in Arabic text that would not stay themselves: C++, @name, 17°C, U.S., -v. The bidirectional algorithm carries the signs at their
edges to the other side (`++C`, `name@`), and the figures of 17°C away from their unit, unless the token is an isolate.

A token that stands beside Latin words is isolated with them, as one phrase (`Visual C++ 2019`); apart, the two would change places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.locales.figures import LETTER
from docgen.patterns import late
from docgen.templating.isolation.starts_cy import WORD, found_at

_W = WORD
RAISED = "⁰¹²³⁴-⁹⁺⁻"
_LOW = "₀-₉"
_ARABIC = "\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
"""Arabic letters, marks and signs, without digits."""
_FIGURE = r"\d++(?>(?:[.,٫٬]\d++)*)"
_MEASURE = (
    rf"(?:\d{{1,2}}:\d\d|\d{{2,3}}/\d{{2,3}}(?=[ \u00a0]?(?:mmHg|Hz|V)(?![A-Za-z]))|\d{{1,3}}(?>(?:[ \u00a0\u202f]\d{{3}})+)(?>(?:[.,٫]\d+)?)"
    rf"|{_FIGURE}[{RAISED}]*+(?:[ \u00a0]?×[ \u00a0]?{_FIGURE}[{RAISED}]*+){{0,3}})"
)
"""A time, a number in groups, or a figure, or several of a measure in more than one direction, or with a power of ten."""
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Muharram|Safar|Rabi.? (?:I{1,2}|al-\w+)|Jumada (?:I{1,2}|al-\w+)|Rajab|Sha.?ban|Ramadan|Shawwal|Dhu.?l-\w.{0,2}\w+)\.?"
)
_DAY_OF = r"\d{1,2}(?:st|nd|rd|th)?"
_ENGLISH_DATE = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \u00a0])?"
    rf"(?:{_DAY_OF}(?:[ \u00a0]?[–-][ \u00a0]?{_DAY_OF})?[ \u00a0]{_MONTH}|{_MONTH}[ \u00a0]{_DAY_OF}(?!\d))"
    rf"(?:,?[ \u00a0]\d{{4}}(?!\d)(?:[ \u00a0](?:AH|AD|CE))?)?"
)
_PLACE = r"(?:[Vv]ol|[Nn]os?|pp?|[Cc]h|[Aa]rt|[Ss]ec|[Ff]ig|[Ee]d)\.[ \u00a0]?\d+(?>(?:[–/.-]\d+)*)(?>(?:\(\w{1,4}\))*)"
_CITED = rf"{_PLACE}(?>(?:,[ \u00a0]{_PLACE})*)|\d{{1,2}}(?:st|nd|rd|th)[ \u00a0]ed\."
"""vol. 3, no. 2, pp. 12–18; no. 12/2026; Art. 3(2)(b); 2nd ed."""
_ADDRESS = (
    r"(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2}|:\d{1,5})(?![\d./:])"
    r"|(?=[0-9A-Fa-f:]{0,36}::|(?:[0-9A-Fa-f]{1,4}:){7})(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])"
)
"""IPv4 with a prefix length or a port; IPv6."""
_UNITS = (
    r"mmHg|mm|cm|dm|km|nm|mi|ft|yd|kg|mg|lb|lbs|oz|ml|mL|cl|ha|kW|MW|GW|TW|kWh|MWh|GWh|TWh|kV|mV|mA|Ah|mAh|Hz|kHz|MHz|GHz|THz|kB|KB|MB|GB|TB|PB|Mb|Gb|Mbps|Gbps|kbps"
    r"|Mbit|Gbit|bit|bits|px|pt|dpi|rpm|psi|bar|mbar|Pa|kPa|hPa|MPa|dB|dBm|kJ|MJ|cal|kcal|mol|Sv|mSv|Bq|lx|lm|kN|kt|knots|mph|kph|km/h|m/s|ppm|ppb|µm|µg|μm|μg"
    r"|m[²³23]?|km[²³23]|cm[²³23]|g|t|l|L|V|W|h|s|min|am|pm|AM|PM|a\.m\.|p\.m\.|GMT|UTC|K|AH|AD|CE|BCE|[A-Z]{3}"
)
_UNIT = rf"(?:{_UNITS}|[{LETTER}]{{1,4}}(?:·[{LETTER}]{{1,4}})+)[{RAISED}]*"
_PER = rf"(?:{_UNIT}|[A-Za-z]{{1,8}})"
"""What a measure is counted by: 10 mg/day, 500 mg/5 mL."""
_DEGREES = r"\d{1,3}(?:[.,]\d+)?°(?:[ \u00a0]?\d{1,2}(?:[.,]\d+)?['′’])?(?:[ \u00a0]?\d{1,2}(?:[.,]\d+)?(?:[\"″”]|''|’’|′′))?[ \u00a0]?[NSEW]"
_TOKEN = late(
    rf"(?=[{_W}@#.\\/~+±−$€£¥-])(?:"
    # What stays in quotation marks or brackets and is all Latin, with a sign at its edge: «Yes, we can!»
    rf"(?<=[«“\"‹(\[])(?=[{_W}@#.$€£¥+-])(?=[^«»“”\"‹›()\[\]\n\u2028{_ARABIC}]{{0,40}}[{LETTER}])[^«»“”\"‹›()\[\]\n\u2028{_ARABIC}]*+(?<=[.!?…])(?=[»”\"›)\]])"
    rf"|(?<![{_W}@#.&/\\+-])(?<!\d[:,٫٬])(?:"
    rf"{_ENGLISH_DATE}|{_ADDRESS}|{_CITED}"
    rf"|[@#](?=[{_W}]*[{LETTER}])[{_W}](?>(?:[{_W}.-]*[{_W}])?)"  # @name, #tag
    rf"|\.[{LETTER}][{_W}]*+(?>(?:\.[{_W}]+)*)"  # .NET, .gov.qa
    rf"|(?:[A-Za-z]:\\|\\\\|~/|\.{{1,2}}/|/)[{LETTER}](?:[{_W}.~+\\/-]*[{_W}\\/])?"  # paths
    rf"|--?[{LETTER}](?:(?<=--[{LETTER}])[{_W}-]*[{_W}])?(?![{_W}-])"  # --option, -v, -B
    rf"|\+(?:AB|[ABO])(?![{_W}])"
    rf"|(?:[{LETTER}]{{1,3}}\.){{2,}}(?![{_W}])"  # U.S., Ph.D.
    rf"|(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|Mt|Rev|Gen|Prof|Dr|Mr|Mrs|Ms|St|vs)\.(?=[ \u00a0][^\s.]|[،؛)»”])"
    rf"|[{LETTER}](?:[{_W}.&'’/-]*[{_W}])?(?:\+\+\d*+|[+\#®™©@\\/])"  # C++, C#, Disney+, press_office@, docs/
    rf"(?>(?:/\.?[{LETTER}][{_W}]*+(?>(?:\+\+|\#|-\d++\+?)?))*)(?![{_W}+#])(?!(?<=\+)(?<!\+\+)[\u0620-\u0647\u0649\u064a])"
    rf"|(?:[A-D]{{1,3}}|[A-Z]\d?)[-−](?:/[A-Z][{_W}]*[+-]?)*(?=[\s.,،؛؟!:)\]»”\"]|$)"  # B-, AA-
    rf"|(?=\d*+[{LETTER}])[{_W}]++(?:\.\d++)?@\d[{_W}]*+(?>(?:\.\d++[{LETTER}]*+)?)(?![{_W}@.-]*[{_W}@])"  # 4K@60Hz
    rf"|{_DEGREES}(?:[ \u00a0]?[,،/][ \u00a0]?{_DEGREES}|[ \u00a0]{_DEGREES})?(?![{_W}])"
    rf"|[-−+±]?{_FIGURE}(?:[ \u00a0]?[–-][ \u00a0]?[-−+]?{_FIGURE})?[ \u00a0]?°[ \u00a0]?[CFKR](?![{_W}])"
    rf"|(?:[A-Z]{{1,3}})?[$€£¥][ \u00a0]?{_FIGURE}[ \u00a0]?(?:[kKmMbB]|[mbt]n|trn)(?![{_W}])\+?"  # $1.5bn
    rf"|[A-Z]{{1,3}}[$€£¥][ \u00a0]?{_FIGURE}\+?"  # US$5
    rf"|(?:[A-Z]{{1,3}})?[$€£¥]{_FIGURE}/[{LETTER}]{{1,6}}(?![{_W}])"  # $1,250/t
    rf"|[-−+±]?{_MEASURE}(?:[ \u00a0]?[–-][ \u00a0]?{_MEASURE})?[ \u00a0]?{_UNIT}"  # 10 km, 500 mg/5 mL
    rf"(?>(?:[/·⋅](?>(?:{_FIGURE}[ \u00a0]?)?){_PER})*)(?![{_W}{RAISED}₀-₉]|[.&'’/+#-][{_W}])"
    rf"|\d+[{LETTER}]+\+"  # 5G+
    rf"|[{LETTER}][{_W}]*[⁰¹²³⁴-⁹₀-₉]*[⁺⁻]|(?:{_FIGURE}[ \u00a0]?×[ \u00a0]?\d+[{RAISED}]+|\d+[⁺⁻][⁰¹²³⁴-⁹]+)"  # Ca²⁺, 10⁻³, 2 × 10⁶
    rf"|[{LETTER}]+[-−+]\d+(?:[.,]\d+)*[%+]"  # A-5%
    rf"|[{LETTER}]++[−+]\d+(?::\d\d)?(?![{_W}])"  # GMT+3
    rf"))"
)
_LATIN = late(f"[{LETTER}]")
_MAY_BEGIN = rf"{_W}@#.:\\/~+$€£¥⁺⁻!?…-"
_MAY = late(
    rf"[{_MAY_BEGIN}](?<=(?=[{LETTER}](?:[+#®™©°@/\\](?![{LETTER}_])|\.[{LETTER}]{{0,3}}\.)|[@#.\\/~+-](?<![{_W}][@#.\\/~+-])[{LETTER}]"
    rf"|\d[ \u00a0]?[{LETTER}°µμ]|[{LETTER}][−+]\d|\d[:/⁰¹²³⁴-⁹]|[0-9A-Fa-f:]:[0-9A-Fa-f:]|[a-z.][ \u00a0]\d|[$€£¥⁺⁻]|[.!?…][»”\"›)\]]"
    rf"|[A-Z][-−](?![{_W}])|(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|Mt|Rev|Gen|Prof|Dr|Mr|Mrs|Ms|St|vs)\.).)",
    re.DOTALL,
)
"""A quick look for what a token may have at its edge. All of it begins with a sign of `_MAY_BEGIN`, which is searched for first."""
_WORDS_BEFORE = late(
    rf"(?<![{_W}.&/+#@-])(?<![{_W}]['’])[{LETTER}](?:[{_W}.&'’/+#-]*[{_W}+#.])?"
    rf"(?:,?[ \u00a0](?:&[ \u00a0])?(?:[{LETTER}](?:[{_W}.&'’/+#-]*[{_W}+#.])?|\d+(?:[.,]\d+)*))*,?[ \u00a0](?:&[ \u00a0])?$"
)
_WORD_AFTER = late(
    rf"(?:,?[ \u00a0](?:&[ \u00a0])?"
    rf"(?:(?:[{LETTER}]{{1,3}}\.){{2,}}(?![{_W}])|(?:[{LETTER}][{_W}.&'’/+#-]*(?<=[{_W}+#])|[{LETTER}])(?:\.(?=,?[ \u00a0][{LETTER}]|[ \u00a0]\d))?)"
    rf"|[ \u00a0](?:&[ \u00a0])?\d++(?>(?:[.,:/×–-]\d++)*)(?![{_W}%٪])(?![ \u00a0]?[%٪]))"
)
_BETWEEN = late(r",?[ \u00a0]")
"""What parts two tokens of one phrase: `Washington, D.C., U.S.`"""
_RUN = late(rf"[{_W}{RAISED}{_LOW}()\[\].,·&'’/+=−–±-]+")
_COMPOUND = late(
    rf"[)\]](?:[{_W}{RAISED}{_LOW}(\[]|[.·–-][{_W}])|[{RAISED}{_LOW}][{LETTER}]*[/·–-][{_W}]|[/·–-][{_W}]*[{_LOW}]|\d,\d++-[{LETTER}]"
    rf"|(?:[Α-ω][/·–-]|[/·–-][Α-ω])[{_W}]*|[Α-ω]\d+[-–]"
)
"""What makes a word of letters, figures, brackets and raised or lowered figures one that the bidirectional algorithm parts: (NH₄)₂SO₄, file(2).docx,
5-HT₂A, 1,2-dichloroethane, Na⁺/K⁺-ATPase, TNF-α."""
_EDGES = ".,·&'’/=–"
_PAIRS = {")": "(", "]": "["}
_REACH = 96
"""Code points that a phrase is followed to each side."""


def tokens(text: str, places: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """The stretches of Arabic text that must be isolated for what stands at their edges, none inside another, in order. `places` are where tokens
    can begin, where that is known."""
    if (places is not None and not places) or (_MAY.search(text) is None and _COMPOUND.search(text) is None):
        return
    done = 0
    waiting: tuple[int, int] | None = None
    for start, end in _alone(text, places):
        if start < done:
            continue
        if waiting is not None and _BETWEEN.fullmatch(text, done, start) is not None and text[start] not in "@#":
            waiting = waiting[0], _grown(text, end)
        else:
            if waiting is not None:
                yield waiting
            waiting = _phrase(text, start, end, done)
        done = waiting[1]
    if waiting is not None:
        yield waiting


def _alone(text: str, places: Sequence[int] | None) -> Iterator[tuple[int, int]]:
    """Tokens without the words beside them, in order; a compound takes the place of those inside it."""
    compounds = list(_compounds(text)) if _COMPOUND.search(text) is not None else []
    at = 0
    for found in _TOKEN.finditer(text) if places is None else found_at(_TOKEN, text, places):
        start, end = found.span()
        while at < len(compounds) and compounds[at][0] < end:
            yield compounds[at]
            at += 1
        after = text[end : end + 1]
        if after and (re.match(rf"[{_ARABIC}]", after) is not None and after not in "،؛؟٪") and text[start] in "@#":
            continue  # #قطر_Qatar and the like: an Arabic tag, which goes from the right
        if at == 0 or compounds[at - 1][1] <= start:
            yield start, end
    yield from compounds[at:]


def _compounds(text: str) -> Iterator[tuple[int, int]]:
    """Words with a letter that their brackets, raised figures or commas would part."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() > _REACH or "://" in run[0] or _COMPOUND.search(run[0]) is None or _LATIN.search(run[0]) is None:
            continue
        start, end = _in_balance(text, *run.span())
        if _COMPOUND.search(text, start, end) is not None and _LATIN.search(text, start, end) is not None:
            yield start, end


def _in_balance(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what only touches it: stops and signs at its edges, brackets that close or open something round it."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    opened: list[int] = []
    for at in range(start, end):
        if text[at] in "([":
            opened.append(at)
        elif text[at] in _PAIRS:
            if not opened or text[opened[-1]] != _PAIRS[text[at]]:
                return _in_balance(text, start, at) if _COMPOUND.search(text, start, at) is not None else _in_balance(text, at + 1, end)
            opened.pop()
    if opened:
        return _in_balance(text, opened[0] + 1, end) if _COMPOUND.search(text, opened[0] + 1, end) else _in_balance(text, start, opened[0])
    return start, end


def _phrase(text: str, start: int, end: int, least: int) -> tuple[int, int]:
    """The stretch with the Latin words beside it."""
    if start > least and text[start - 1] in " \u00a0" and (before := _WORDS_BEFORE.search(text, max(least, start - _REACH), start)) is not None:
        start = before.start()
    return start, _grown(text, end)


def _grown(text: str, end: int) -> int:
    """Where the Latin words end that go on from there."""
    highest = min(len(text), end + _REACH)
    while (after := _WORD_AFTER.match(text, end, highest)) is not None:
        end = after.end()
    return end
