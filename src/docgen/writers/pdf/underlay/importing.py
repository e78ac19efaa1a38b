"""Takes a page of another PDF over as a form XObject: its content without marks and layers, and of its resources those that it uses."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfdoc

from docgen.limits import active, check_time
from docgen.writers.options import Profile
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import (
    NOT_SO,
    Ref,
    entries,
    entry,
    first,
    inherited,
    is_dictionary,
    is_name,
    is_stream,
    items,
    name,
    named,
    ref,
    told,
)
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import Stream, deflated
from docgen.writers.pdf.objects.tokens import Raw, num
from docgen.writers.pdf.underlay.opening import Leaf
from docgen.writers.pdf.underlay.rules import Rules
from docgen.writers.pdf.underlay.watching import Watch
from docgen.writers.pdf.underlay.weight import signs

warnings.filterwarnings("ignore", "Unexpected end of stream", UserWarning, r"pikepdf\.")  # told as an error at the letterhead

_MARKS = {"BMC", "BDC", "EMC", "MP", "DP"}
_USES = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading", "cs": "/ColorSpace", "CS": "/ColorSpace"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_PATTERN = {"scn", "SCN"}
_KEPT_PACKED = {"DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "JPXDecode"}
"""Packings of pictures, which stay as they are."""
_LEFT_OUT = {
    "/Length", "/Filter", "/DecodeParms", "/F", "/FFilter", "/FDecodeParms", "/DL", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo",
    "/LastModified", "/OC", "/Alternates", "/OPI", "/Interpolate", "/Ref", "/PS", "/Measure", "/PtData", "/AF",
}  # fmt: skip
"""Keys of streams that are another file's business, or that archives forbid."""
_FOREIGN = {"/Parent", "/CIDSet", "/CharSet"}
"""Keys of dictionaries that lead out of what is taken over, or list glyphs of a font: few programs list them rightly, and no reader asks."""
_DEEPEST = 8
_MOST_CONTENT = 16 * 1024 * 1024
_MOST_TOKENS = 400_000
"""Signs that part operators and operands, in all content: they are read as objects."""
_END = b"\ndocgen:end\n"
"""Stands behind content while it is read: what has not come to its end swallows it."""
_DEVICE_SPACES = {"DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern", "G", "RGB", "CMYK"}


class Importer:
    """Puts objects of another file into reportlab's document, under names that begin as it is `called`. `rules.broken` says what must not be there;
    nothing is drawn until it is empty. With `any_font`, fonts need not be in the file."""

    def __init__(
        self, document: pdfdoc.PDFDocument, profile: Profile, *, called: str = "letterhead", tokens: int = _MOST_TOKENS, any_font: bool = False
    ) -> None:
        self.document = document
        self.rules = Rules(profile, any_font=any_font)
        self.watch = Watch()
        self.budget = Budget(tokens=tokens)
        self._called = called
        self._own = pikepdf.new()  # what content is parsed in, and lives as long as what was parsed
        self._known: dict[Ref, str] = {}
        self._open: list[Ref] = []
        self._count = 0

    def form(self, leaf: Leaf, form: str) -> None:
        """The page as a form XObject under this name of reportlab's."""
        page = leaf.page
        resources = inherited(page, "/Resources")
        parts = [data for part in items(entry(page, "/Contents")) if (data := self._unpacked(part)) is not None]
        content, kept = self._content(b"\n".join(parts), resources, 0)
        group = entry(page, "/Group")
        entries_: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": f"[{' '.join(map(num, leaf.seen))}]",
            "Matrix": f"[{' '.join(map(num, leaf.matrix))}]",
            "Resources": kept,
            "Filter": "/FlateDecode",
        }
        if is_dictionary(group) and self.rules.profile != "print":
            self.rules.space(entry(group, "/CS"))
            entries_["Group"] = self._text(group)
        self.document.Reference(Stream(deflated(content), entries_), pdfdoc.xObjectName(form))
        for left in self.budget.unread:
            self.rules.tell(f"it cannot be read whole: {left}")

    # Content

    def _unpacked(self, stream: Any) -> bytes | None:
        return unpacked(stream, self.budget, "the content of a page", _MOST_CONTENT)

    def _content(self, data: bytes, resources: Any, depth: int) -> tuple[bytes, str]:
        """Content without marks, and the resources that it uses, written."""
        check_time()
        if depth > _DEEPEST:
            self.rules.tell(f"its forms are nested deeper than {_DEEPEST}")
            return b"", "<<>>"
        if not self.budget.token(signs(data)):
            return b"", "<<>>"
        try:
            *instructions, end = pikepdf.parse_content_stream(pikepdf.Stream(self._own, data + _END))
        except NOT_SO as broken:
            self.rules.tell(f"its content cannot be read ({told(broken)})")
            return b"", "<<>>"
        if str(end.operator).encode() != _END.strip() or len(end.operands):
            self.rules.tell("its content ends in the middle of something")
        used: dict[str, dict[str, None]] = {}
        self.watch.begin()
        kept = []
        saved = 0
        setting = _setting(instructions)
        for instruction in instructions:
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in _MARKS:
                if operator == "BDC" and operands and name(operands[0]) == "OC":
                    self.rules.tell("it has layers")
                continue
            if operator == "Tf" and operands and name(operands[0]) not in setting:
                continue
            saved += (operator == "q") - (operator == "Q")
            if saved < 0:
                self.rules.tell("its content restores a state that was never saved")
                saved = 0
                continue
            if operator == "INLINE IMAGE":
                self._inline(operands[0], resources, used)
            self.rules.operator(operator)
            self.watch.follow(operator, operands, resources)
            self._use(operator, operands, resources, used)
            kept.append(instruction)
        if saved:
            kept += [pikepdf.ContentStreamInstruction([], pikepdf.Operator("Q"))] * saved
        return pikepdf.unparse_content_stream(kept), self._resources(resources, used, depth)

    def _inline(self, picture: Any, resources: Any, used: dict[str, dict[str, None]]) -> None:
        try:
            space = picture.obj.get("/ColorSpace") or picture.obj.get("/CS")
        except NOT_SO:
            space = None
        if is_name(space) and name(space) not in _DEVICE_SPACES:
            used.setdefault("/ColorSpace", {}).setdefault(f"/{name(space)}")
        elif space is not None:
            self.rules.space(space)

    def _use(self, operator: str, operands: list[Any], resources: Any, used: dict[str, dict[str, None]]) -> None:
        kind = "/Pattern" if operator in _PATTERN and operands and is_name(operands[-1]) else _USES.get(operator)
        called = next((name(operand) for operand in operands if is_name(operand)), "") if kind != "/Pattern" else name(operands[-1])
        if kind is None or not called:
            return
        if kind == "/ColorSpace" and called in _DEVICE_SPACES and entry(entry(resources, kind), f"/{called}") is None:
            self.rules.space(pikepdf.Name(f"/{called}"))
            return
        used.setdefault(kind, {}).setdefault(f"/{called}")

    # Resources

    def _resources(self, resources: Any, used: dict[str, dict[str, None]], depth: int) -> str:
        out = []
        for kind, names in used.items():
            found = [(called, value) for called in names if (value := entry(entry(resources, kind), called)) is not None]
            if len(found) < len(names):
                missing = next(called for called in names if entry(entry(resources, kind), called) is None)
                self.rules.tell(f"its content names {missing}, and the file has no such thing")
            out.append(f"{kind} <<{' '.join(f'{_name(called)} {self._resource(kind, value, resources, depth)}' for called, value in found)}>>")
        return f"<<{' '.join(out)}>>"

    def _resource(self, kind: str, value: Any, resources: Any, depth: int) -> str:
        if kind == "/Font":
            self.rules.font(value)
        elif kind == "/ColorSpace":
            self.rules.space(value)
        elif kind == "/ExtGState":
            self.rules.state(value)
            return self._state(value, resources, depth)
        elif kind == "/Shading":
            self.rules.space(entry(value, "/ColorSpace"))
        elif kind == "/Pattern":
            if entry(value, "/PatternType") == 1:
                return self._form(value, resources, depth)
            self.rules.space(entry(entry(value, "/Shading"), "/ColorSpace"))
        elif kind == "/XObject":
            return self._shown(value, resources, depth)
        return self._text(value)

    def _state(self, state: Any, resources: Any, depth: int) -> str:
        """A graphics state; the form of its mask is content too."""
        parts = []
        for key, value in entries(state):
            if key == "/SMask" and is_dictionary(value):
                mask = " ".join(
                    f"{_name(inner)} {self._form(entry(value, inner), resources, depth) if inner == '/G' else self._text(entry(value, inner))}"
                    for inner, _ in entries(value)
                )
                parts.append(f"/SMask <<{mask}>>")
            elif key not in ("/Type", "/OPI"):
                parts.append(f"{_name(key)} {self._text(value)}")
        return f"<<{' '.join(parts)}>>"

    def _shown(self, shown: Any, resources: Any, depth: int) -> str:
        if entry(shown, "/OC") is not None:
            self.rules.tell("it has layers")
        kind = named(shown, "/Subtype")
        if kind == "Form":
            return self._form(shown, resources, depth)
        if kind != "Image":
            self.rules.tell(f"it shows an object of the kind {kind or 'unknown'}")
            return "null"
        self.rules.picture(shown)
        mask = entry(shown, "/SMask")
        if is_stream(mask):
            self.rules.picture(mask)
        return self._text(shown)

    def _form(self, form: Any, resources: Any, depth: int) -> str:
        """A form, or a pattern of tiles, its content gone through like the page's."""
        key = ref(form)
        if key is not None and key in self._known:
            return self._known[key]
        if not is_stream(form) or (key is not None and key in self._open):
            self.rules.tell("it has a form that shows itself")
            return "null"
        if key is not None:
            self._open.append(key)
        content, kept = self._content(self._unpacked(form) or b"", first(entry(form, "/Resources"), resources), depth + 1)
        stream = Stream(deflated(content), {})
        written = self._placed(stream, key)
        if entry(form, "/Group") is not None:
            self.rules.space(entry(entry(form, "/Group"), "/CS"))
        skipped = {"/Resources", *_LEFT_OUT, *(("/Group",) if self.rules.profile == "print" else ())}
        stream.entries = {_name(inner)[1:]: self._text(value) for inner, value in entries(form) if inner not in skipped}
        stream.entries |= {"Resources": kept, "Filter": "/FlateDecode"}
        if key is not None:
            self._open.remove(key)
        return written

    # Objects

    def _placed(self, made: pdfdoc.PDFObject, key: Ref | None) -> str:
        """The reference of a new object, which stands for the other file's from now on."""
        self._count += 1
        written = reference(self.document, made, f"{self._called}-object-{self._count}")
        if key is not None:
            self._known[key] = written
        return written

    def _text(self, value: Any, depth: int = 0) -> str:
        """A value as PDF; what was an object of its own is one here."""
        if depth > active().nesting or not self.budget.node(f"objects of the {self._called}"):
            self.rules.tell("its objects are nested too deep, or too many")
            return "null"
        key = ref(value)
        if key is not None and key in self._known:
            return self._known[key]
        if is_stream(value):
            return self._stream(value, key, depth)
        if key is not None and (is_dictionary(value) or isinstance(value, pikepdf.Array)):
            raw = Raw("null")
            written = self._placed(raw, key)
            raw.written = self._inside(value, depth)
            return written
        return self._inside(value, depth)

    def _inside(self, value: Any, depth: int) -> str:
        if is_dictionary(value):
            return f"<<{' '.join(f'{_name(key)} {self._text(inner, depth + 1)}' for key, inner in entries(value) if key not in _FOREIGN)}>>"
        if isinstance(value, pikepdf.Array):
            return f"[{' '.join(self._text(inner, depth + 1) for inner in _all(value))}]"
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, (Decimal, float)):
            return f"{value:f}"
        if is_name(value):
            return _name(f"/{name(value)}")
        if isinstance(value, pikepdf.String):
            return f"<{bytes(value).hex()}>"
        self.rules.tell("it holds something that is no object of a PDF")
        return "null"

    def _stream(self, value: Any, key: Ref | None, depth: int) -> str:
        """A font file, a picture, a profile: unpacked and packed anew, but for pictures' own packings."""
        stream = Stream(b"", {})
        written = self._placed(stream, key)
        kept = {_name(inner)[1:]: self._text(part, depth + 1) for inner, part in entries(value) if inner not in _LEFT_OUT}
        packed = [name(one) for one in items(entry(value, "/Filter"))]
        try:
            if len(packed) == 1 and packed[0] in _KEPT_PACKED:
                stream.data = value.read_raw_bytes()
                kept["Filter"] = f"/{packed[0]}"
                if entry(value, "/DecodeParms") is not None:
                    kept["DecodeParms"] = self._text(next(items(entry(value, "/DecodeParms")), None), depth + 1)
            else:
                data = unpacked(value, self.budget, f"an object of the {self._called}")
                stream.data = deflated(data or b"")
                kept["Filter"] = "/FlateDecode"
                if data is None or any(one in _KEPT_PACKED for one in packed):
                    self.rules.tell("an object in it cannot be unpacked")
        except NOT_SO as broken:
            self.rules.tell(f"an object in it cannot be read ({told(broken)})")
        stream.entries = kept
        return written


def _setting(instructions: Sequence[Any]) -> set[str]:
    """The names of the fonts that set text: some programs name one on every page that sets none."""
    found: set[str] = set()
    font, saved = "", []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "q":
            saved.append(font)
        elif operator == "Q":
            font = saved.pop() if saved else font
        elif operator == "Tf":
            font = next((name(operand) for operand in instruction.operands if is_name(operand)), font)
        elif operator in _SHOWING:
            found.add(font)
    return found


def _all(array: Any) -> Iterator[Any]:
    """The items of an array, those that cannot be read as null: places count."""
    for index in range(len(array)):
        try:
            yield array[index]
        except NOT_SO:
            yield None


def _name(written: str) -> str:
    """A name with its solidus, as PDF writes it (ISO 32000-1, 7.3.5)."""
    data = written[1:].encode("utf-8", "surrogateescape")
    return "/" + "".join(chr(byte) if 0x21 <= byte <= 0x7E and chr(byte) not in "#()<>[]{}/%" else f"#{byte:02X}" for byte in data)
