"""Which isolates are a figure and no code: set as the other figures of their text are, in its font and size."""

from __future__ import annotations

from docgen.patterns import late

_NUMBER = r"(?:[0-9]+(?:[.,:/\u00a0][0-9]+)*|\.[0-9]+)"
_OPERATION = rf" ?(?:[×÷=+^*\u2212] ?[\u2212-]?|-(?=[0-9.,×÷+^* -]+=)){_NUMBER}"
_ANGLE = rf"°(?: ?{_NUMBER}(?:['′’](?: ?{_NUMBER}(?:[\"″”]|''|’’|′′))?|[\"″”]))?|['′’][0-9]+[\"″”]"
FIGURE = late(rf"[-\u2212+±#$€£¥]{{0,2}}{_NUMBER}(?:{_OPERATION})*(?: ?[%‰$€£¥]|[+½⅓¼¾⅔]|{_ANGLE})?|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}")
"""A figure that is an isolate for its sign, its groups or its neighbours only. A telephone number in groups is none."""
