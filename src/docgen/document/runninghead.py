"""The words of a running head, cut to the room that it has."""

from __future__ import annotations

from collections.abc import Callable

from docgen.document.inline import Inline, Runs

LINES = 2
"""A running head has at most so many lines in each language."""

_ELLIPSIS = "… "
_SEPARATOR = "·"
_LOOSE = " ·،,:–-"


def shortened(runs: Runs, fits: Callable[[Runs], bool]) -> Runs:
    """The runs, or as many of their words as fit. Of three or more things between separators, `institution · title · reference`, the first and the
    last stay whole as long as the middle can give."""
    if fits(runs):
        return runs
    first, middle, last = _thirds(_words(runs))
    if middle and fits((*first, *_cut(middle[:1]), *last)):
        return _most(middle, lambda part: (*first, *part, *last), fits)
    return _most((*first, *middle, *last), lambda part: part, fits)


def _most(words: Runs, whole: Callable[[Runs], Runs], fits: Callable[[Runs], bool]) -> Runs:
    """The whole with as many of these words as fit, one at least."""
    few, many = 1, len(words)
    while few < many:
        middle = (few + many + 1) // 2
        few, many = (middle, many) if fits(whole(_cut(words[:middle]))) else (few, middle - 1)
    return whole(_cut(words[:few]))


def _thirds(words: Runs) -> tuple[Runs, Runs, Runs]:
    """What stands up to the first separator, between it and the last, and from the last on."""
    places = [index for index, word in enumerate(words) if _SEPARATOR in word.text]
    if len(places) < 2:
        return words, (), ()
    return words[: places[0] + 1], words[places[0] + 1 : places[-1]], words[places[-1] :]


def _words(runs: Runs) -> Runs:
    """The runs in pieces that end with a space; a run that stays on one line is one piece."""
    pieces: list[Inline] = []
    for run in runs:
        if run.nobreak or run.isolate:
            pieces.append(run)
            continue
        parts = run.text.split(" ")
        pieces += [run._replace(text=part + " ") for part in parts[:-1]]
        if parts[-1]:
            pieces.append(run._replace(text=parts[-1]))
    return tuple(pieces)


def _cut(words: Runs) -> Runs:
    """Words that end with an ellipsis."""
    last = words[-1]
    return (*words[:-1], last._replace(text=last.text.rstrip(_LOOSE)), Inline(_ELLIPSIS))
