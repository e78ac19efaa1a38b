"""Django: a view that gives a statement of your database as PDF. In urls.py: path("statements/<int:number>.pdf", statement_pdf)"""

from django.http import HttpRequest, HttpResponse

import docgen


def statement_of(number: int) -> dict[str, object]:
    # Here your models are read: Statement.objects.get(pk=number). What comes out has the shape of an input file.
    head = {"docgen": 1, "kind": "press-statement", "territory": "QA", "date": "2026-05-11", "reference": f"PS/{number}"}
    issuer, headline = {"name": {"ar": "اللجنة", "en": "Committee"}}, {"ar": "افتتاح المعرض", "en": "The exhibition opens"}
    return head | {"issuer": issuer, "headline": headline, "body": [{"ar": "نص البيان.", "en": "Its text."}]}


def statement_pdf(request: HttpRequest, number: int) -> HttpResponse:
    pdf = docgen.render_bytes(docgen.parse(statement_of(number)), "pdf", warn=print)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="statement-{number}.pdf"'})
