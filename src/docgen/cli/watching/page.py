"""The live page as HTML: all of it at first, then what is new of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from string import Template

from docgen.cli.habits.language import SEVERITIES, in_arabic, isolated, said
from docgen.cli.watching.live import View
from docgen.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of the page in one language."""

    pages: str
    page: str
    findings: str
    none: str
    good: str
    bad: str
    nothing: str
    gone: str


_ENGLISH = Words(
    pages="Pages",
    page="Page {number} of {count}",
    findings="Findings",
    none="Nothing to find fault with.",
    good="Rendered",
    bad="Not rendered: these are the pages of the last good save",
    nothing="Not rendered yet",
    gone="docgen watch has ended; this is what it showed last",
)
_ARABIC = Words(
    pages="الصفحات",
    page="الصفحة {number} من {count}",
    findings="الملاحظات",
    none="لا مأخذ على هذا المستند.",
    good="أُخرج المستند",
    bad="لم يُخرج المستند: هذه صفحات آخر حفظ سليم",
    nothing="لم يُخرج المستند بعد",
    gone="انتهى عمل docgen watch؛ وهذا آخر ما عرضه",
)
_WHOLE = Template("""<!DOCTYPE html>
<html lang="$lang" dir="$dir">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$name</title>
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body data-number="$number" data-gone="$gone">
<header>
<h1><bdi>$name</bdi></h1>
<p id="state" role="status" class="$kind">$state</p>
</header>
<main>
<section id="findings" aria-labelledby="findings-head" tabindex="0">
<h2 id="findings-head">$findings_head</h2>
<div id="found">$findings</div>
</section>
<section aria-labelledby="pages-head">
<h2 id="pages-head" class="unseen">$pages_head</h2>
<div id="pages">$pages</div>
</section>
</main>
</body>
</html>
""")


def page(name: str, view: View) -> str:
    """The whole page of an input, in the language of the run."""
    words = _ARABIC if in_arabic() else _ENGLISH
    kind = "good" if view.good else "bad"
    return _WHOLE.substitute(
        lang="ar" if in_arabic() else "en",
        dir="rtl" if in_arabic() else "ltr",
        name=escape(name),
        number=view.number,
        gone=escape(words.gone),
        kind=kind,
        state=escape(words.nothing if not view.pages else words.good if view.good else words.bad),
        findings_head=escape(words.findings),
        findings=_findings(view, words),
        pages_head=escape(words.pages),
        pages=_pages(view, words),
    )


def _pages(view: View, words: Words) -> str:
    count = len(view.pages)
    return "\n".join(
        f'<img src="{one.name}" width="{one.width}" height="{one.height}" alt="{escape(words.page.format(number=number, count=count))}">'
        for number, one in enumerate(view.pages, 1)
    )


def _findings(view: View, words: Words) -> str:
    if not view.problems:
        return f"<p>{escape(words.none)}</p>"
    return "<ol>\n" + "\n".join(_finding(problem) for problem in view.problems) + "\n</ol>"


def _finding(problem: Problem) -> str:
    arabic = in_arabic()
    severity = SEVERITIES[problem.severity] if arabic else problem.severity
    code = f" <code>{escape(problem.code)}</code>" if problem.code else ""
    hint = f'<p class="hint">{escape(_said(problem.hint))}</p>' if problem.hint else ""
    path = f' <code class="path"><bdi>{escape(problem.place.path)}</bdi></code>' if problem.place.path else ""
    place = f' <bdi class="place" dir="ltr">{escape(_place(problem))}</bdi>'
    head = f"<p><strong>{escape(severity)}</strong>{code}{place}{path}</p>"
    return f'<li class="{problem.severity}">{head}<p>{escape(_said(problem.message))}</p>{hint}</li>'


def _place(problem: Problem) -> str:
    """File, line and column; of a file the name alone."""
    place = problem.place
    numbers = [str(number) for number in (place.line, place.column) if number is not None]
    name = (place.file or "").replace("\\", "/").rpartition("/")[2]
    return ":".join([name, *numbers] if name else numbers)


def _said(text: str) -> str:
    return said(text) if in_arabic() else isolated(text)
