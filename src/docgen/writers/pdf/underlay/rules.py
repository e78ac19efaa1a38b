"""What each profile's standard forbids of things that come from another file (ISO 19005-3, 6.2; ISO 15930-7, 6; ISO 14289-1, 7.21)."""

from __future__ import annotations

from typing import Any

from docgen.writers.options import Profile
from docgen.writers.pdf.inspect.values import entry, has, is_stream, items, name, named, number

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_STANDARD_ENCODINGS = ("WinAnsiEncoding", "MacRomanEncoding")
_BLENDING = {
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference",
    "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
}  # fmt: skip
_KIND = {"g": "gray", "G": "gray", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
_DEEPEST = 8


class Rules:
    """`broken` grows: what is against the profile, each thing once, in words. With `any_font`, fonts may be as they are."""

    def __init__(self, profile: Profile, *, any_font: bool = False) -> None:
        self.profile = profile
        self.any_font = any_font
        self.broken: dict[str, None] = {}

    def tell(self, what: str) -> None:
        self.broken.setdefault(what)

    def operator(self, operator: str) -> None:
        """An operator that sets a colour of a device."""
        if operator in _KIND:
            self._colour(_KIND[operator])

    def _colour(self, kind: str) -> None:
        if kind == "RGB" and self.profile == "print":
            self.tell("it has RGB colours, which a press cannot print")
        if kind == "CMYK" and self.profile == "archive":
            self.tell("it has CMYK colours of no profile, and an archive's are sRGB")
        if kind == "Lab" and self.profile == "print":
            self.tell("it has Lab colours")

    def space(self, space: Any, depth: int = 0) -> None:
        """A colour space."""
        if depth > _DEEPEST:
            self.tell("its colour spaces are nested too deep")
            return
        parts = list(items(space))[:4]
        family = name(parts[0] if parts else None)
        if family in ("DeviceRGB", "CalRGB", "RGB"):
            self._colour("RGB")
        elif family in ("DeviceCMYK", "CMYK"):
            self._colour("CMYK")
        elif family == "Lab":
            self._colour("Lab")
        elif family == "ICCBased":
            count = number(entry(parts[1] if len(parts) > 1 else None, "/N"))
            if count == 3:
                self._colour("RGB" if self.profile == "print" else "gray")
        elif family in ("Indexed", "I", "Pattern") and len(parts) > 1:
            self.space(parts[1], depth + 1)
        elif family in ("Separation", "DeviceN") and len(parts) > 2:
            self.space(parts[2], depth + 1)

    def transparent(self) -> None:
        if self.profile == "print":
            self.tell("it is transparent in places")

    def state(self, state: Any) -> None:
        """A graphics state."""
        for key in ("/ca", "/CA"):
            if (opacity := number(entry(state, key))) is not None and opacity < 1:
                self.transparent()
        modes = [name(mode) for mode in items(entry(state, "/BM"))]
        if any(mode not in ("Normal", "Compatible") for mode in modes):
            self.transparent()
        if any(mode not in _BLENDING for mode in modes):
            self.tell("it blends colours in a way that is not standard")
        if has(state, "/SMask") and named(state, "/SMask") != "None":
            self.transparent()
        if has(state, "/TR") or (has(state, "/TR2") and named(state, "/TR2") != "Default"):
            self.tell("it changes colours by transfer functions")
        for font in list(items(entry(state, "/Font")))[:1]:
            self.font(font)
        if has(state, "/HTP") or has(state, "/HT"):
            self.tell("it brings halftones of its own")

    def picture(self, picture: Any) -> None:
        """An image XObject."""
        filters = [name(one) for one in items(entry(picture, "/Filter"))]
        if "JPXDecode" in filters and self.profile != "screen":
            self.tell("it has a JPEG 2000 picture")
        if has(picture, "/SMask"):
            self.transparent()
        if has(picture, "/ColorSpace"):
            self.space(entry(picture, "/ColorSpace"))

    def font(self, font: Any) -> None:
        """A font that sets text."""
        if self.any_font:
            return
        called = named(font, "/BaseFont", "a font").rpartition("+")[2] or "a font"
        kind = named(font, "/Subtype")
        if kind == "Type3":
            self.tell(f"the font {called} is drawn by programs (Type 3)")
            return
        inner = next(items(entry(font, "/DescendantFonts")), None) if kind == "Type0" else font
        descriptor = entry(inner, "/FontDescriptor")
        if not any(is_stream(entry(descriptor, key)) for key in _FONT_FILES):
            self.tell(f"the font {called} is not embedded")
        encoding = entry(font, "/Encoding")
        standard = name(encoding) in _STANDARD_ENCODINGS or named(encoding, "/BaseEncoding") in _STANDARD_ENCODINGS
        if self.profile != "print" and not is_stream(entry(font, "/ToUnicode")) and (kind == "Type0" or not standard):
            self.tell(f"the font {called} does not tell which characters its glyphs are (ToUnicode)")
