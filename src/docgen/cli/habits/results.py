"""The shapes of what commands print with `--json`. `docgen schema output` is the JSON Schema of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from docgen.errors import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong, or may be. `line` and `column` count from 1, columns in code points; `path` is the field's path, or a workbook's cell; `code` is
    that of a check."""

    file: str | None
    line: int | None
    column: int | None
    path: str | None
    severity: Severity
    code: str | None
    message: str
    hint: str | None
    fixable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What any document may hold: what was told of the run as a whole. Neither is there where it would be empty."""

    warnings: tuple[Finding, ...] = ()
    errors: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written. `pages` and `attached` (names of attachments) are those of a PDF; `ms` is how long it took to make, in milliseconds,
    where that was looked at."""

    path: str
    format: str
    bytes: int
    sha256: str
    pages: int | None
    attached: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()
    ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Files(Answer):
    """What `render`, `derive`, `new -o`, `sign`, `templates copy` and `templates preview` print."""

    files: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Answer):
    """What `new` without `-o`, `inspect --flow` and `inspect --text` print."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Answer):
    """What `--version` prints."""

    version: str
    compiled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A font family: the styles that it has, and its folder."""

    name: str
    styles: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Families(Answer):
    """What `fonts` prints."""

    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A template or a theme, and the comment that it begins with."""

    what: Literal["template", "theme"]
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates(Answer):
    """What `templates list` prints."""

    templates: tuple[Shipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file of a template: its path in the template's folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFiles(Answer):
    """What `templates show` prints."""

    texts: tuple[TextFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check is about."""

    code: str
    title: str
    severity: Severity
    why: str
    wrong: str
    right: str
    fixable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks(Answer):
    """What `check --explain` prints."""

    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A paragraph of a Word file, counted from 1 in its part."""

    part: str
    paragraph: int
    message: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(Files):
    """What `fix` prints: how many of each were mended, the tables that were turned, and what was left as it was."""

    mended: dict[str, int]
    styles: tuple[str, ...]
    turned: tuple[Spot, ...]
    doubts: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """What an installed package adds."""

    group: str
    name: str
    package: str
    target: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugins(Answer):
    """What `plugins` prints."""

    plugins: tuple[Plugin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One thing that `doctor` looked at."""

    subject: str
    name: str
    found: str
    state: Literal["ok", "missing", "broken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a configuration: `source` is where it stands, `file` and `line` the same; of a variable `file` is its name."""

    key: str
    value: Any
    source: str
    file: str | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configured(Answer):
    """What `config show` prints: the configuration that was read, and all that it and the environment set."""

    configuration: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A fact of the input that the output has not."""

    line: int | None
    column: int | None
    path: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Answer):
    """What `inspect --against` prints."""

    output: str
    input: str
    languages: tuple[str, ...]
    looked_for: dict[str, int]
    missing: tuple[Missing, ...]
    odd: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates(Answer):
    """What `date` prints: every reading of the text, with its forms by language."""

    text: str
    territory: str
    readings: tuple[dict[str, Any], ...]
