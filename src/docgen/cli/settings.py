"""`--set KEY=VALUE`: fields set on the command line, by their paths."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.errors import UsageError


def settings(given: Iterable[str]) -> dict[str, str]:
    """Path and text of each setting, later ones winning. Raises UsageError for one without a key or `=`."""
    fields = {}
    for setting in given:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"--set {setting}: write a field's path, =, and its value, like reference=EMB/2021/031 or headline.en='A title'")
        fields[key.strip()] = value
    return fields
