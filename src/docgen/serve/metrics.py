"""What a service has done so far, in the text format of Prometheus (version 0.0.4)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)
_BYTES = (1e3, 1e4, 1e5, 1e6, 1e7)


@dataclass(slots=True)
class _Histogram:
    bounds: tuple[float, ...]
    counts: list[int] = field(default_factory=list)
    total: float = 0.0

    def __post_init__(self) -> None:
        self.counts = [0] * (len(self.bounds) + 1)

    def add(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    def lines(self, name: str, labels: str) -> Iterator[str]:
        below = 0
        for bound, count in zip((*self.bounds, None), self.counts, strict=True):
            below += count
            yield f'{name}_bucket{{{labels},le="{"+Inf" if bound is None else f"{bound:g}"}"}} {below}'
        yield f"{name}_sum{{{labels}}} {self.total:.6f}"
        yield f"{name}_count{{{labels}}} {below}"


@dataclass(slots=True)
class Metrics:
    """Requests by their path in the table of paths (never by the path that somebody asked for: there are any number of those) and their status."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    _seconds: dict[str, _Histogram] = field(default_factory=dict)
    _received: dict[str, _Histogram] = field(default_factory=dict)
    _sent: dict[str, _Histogram] = field(default_factory=dict)

    def add(self, method: str, path: str, status: int, seconds: float, received: int, sent: int) -> None:
        """One request that was answered: seconds from its head to the end of its answer, bytes of both bodies."""
        self.requests[method, path, status] += 1
        for values, bounds, value in ((self._seconds, _SECONDS, seconds), (self._received, _BYTES, received), (self._sent, _BYTES, sent)):
            values.setdefault(path, _Histogram(bounds)).add(value)

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """All of it; `gauges` are the figures of this moment by name, each with what it is."""
        return "".join(f"{line}\n" for line in self._lines(gauges))

    def _lines(self, gauges: Mapping[str, tuple[str, float]]) -> Iterator[str]:
        yield from _head("docgen_requests_total", "counter", "Requests that were answered.")
        for (method, path, status), count in sorted(self.requests.items()):
            yield f'docgen_requests_total{{method="{method}",path="{path}",status="{status}"}} {count}'
        for name, what, found in (
            ("docgen_request_seconds", "Seconds from the head of a request to the end of its answer.", self._seconds),
            ("docgen_request_bytes", "Bytes of the bodies of requests.", self._received),
            ("docgen_response_bytes", "Bytes of the bodies of answers.", self._sent),
        ):
            yield from _head(name, "histogram", what)
            for path, histogram in sorted(found.items()):
                yield from histogram.lines(name, f'path="{path}"')
        for name, (what, value) in gauges.items():
            yield from _head(name, "counter" if name.endswith("_total") else "gauge", what)
            yield f"{name} {value:g}"


def _head(name: str, kind: str, what: str) -> Iterator[str]:
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"
