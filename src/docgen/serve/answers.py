"""Answers as Starlette sends them, and in which language they speak."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from docgen.serve.work import Answer
from docgen.types import Lang

_AT_ONCE = {"X-Accel-Buffering": "no"}
"""Asks a proxy before the service (nginx) to hand on each line when it comes."""
_RANGE = re.compile(r"\s*(?P<tag>[A-Za-z*]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.[0-9]{0,3})?)\s*)?")


def response(answer: Answer) -> Response:
    """An answer to be sent."""
    return Response(answer.body, answer.status, dict(answer.headers), answer.media)


def streamed(begin: Answer, others: AsyncIterator[Answer]) -> Response:
    """An answer in lines, each sent when it is made. What goes wrong after the first is a line with the `problem`."""

    async def lines() -> AsyncIterator[bytes]:
        yield begin.body
        async for part in others:
            yield part.body if part.status == 200 else b'{"problem": ' + part.body + b"}\n"

    return StreamingResponse(lines(), begin.status, {**begin.headers, **_AT_ONCE}, begin.media)


def language(accepted: str) -> Lang:
    """`ar` or `en`, by the header Accept-Language (RFC 9110, 12.5.4): the one with the greater weight, English where neither is named."""
    weights: dict[str, float] = {}
    for part in accepted[:1000].split(","):
        found = _RANGE.fullmatch(part)
        if found is not None:
            tag = found["tag"].lower().partition("-")[0]
            weights[tag] = max(weights.get(tag, 0.0), float(found["weight"] or 1))
    return "ar" if weights.get("ar", 0.0) > weights.get("en", 0.0) else "en"
