"""What a caller may ask of any renderer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from docgen.errors import Warn, warn

Profile = Literal["archive", "print", "screen"]
EmbedFonts = Literal["none", "used", "all"]


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options that reach a renderer. `font_folders` are searched before the shipped families; `warn` takes what does not stop the document."""

    profile: Profile = "archive"
    font_folders: tuple[Path, ...] = ()
    warn: Warn = field(default=warn)
    embed_fonts: EmbedFonts = "all"
