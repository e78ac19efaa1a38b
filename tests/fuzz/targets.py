"""What is fuzzed: for each target a few good files, the change that is made to one, and the command line that reads it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from bad.cases import HEAD, MINUTES
from fuzz import mutate

from docgen.model.kinds import kinds, shipped_schemas
from docgen.reading import starter

ROOT = Path(__file__).parents[2]
Change = Callable[[bytes, Random], bytes]

PAGE = HEAD + "- {picture: FILE, alt: A, width: 40}\n"
RENDER = ("render in.yaml -f pdf -o out", "render in.yaml -f docx -o out")


@dataclass(frozen=True)
class Target:
    """`good` gives the files to begin with, by their name in the folder; `beside` are files that stay as they are."""

    good: Callable[[], list[tuple[str, bytes]]]
    change: Change
    commands: tuple[str, ...] = RENDER
    beside: Callable[[str], dict[str, bytes]] = field(default=lambda name: {})


def _yaml() -> list[tuple[str, bytes]]:
    texts = [
        HEAD,
        MINUTES,
        *((ROOT / "examples" / name).read_text(encoding="utf-8") for name in ("statement.yaml", "minutes.yaml")),
        *map(starter, kinds()),
    ]
    return [("in.yaml", text.encode()) for text in texts]


def _templates() -> list[tuple[str, bytes]]:
    return [(f"{kind}/template.yaml", (ROOT / "templates" / kind / "template.yaml").read_bytes()) for kind in kinds()]


def _schemas() -> list[tuple[str, bytes]]:
    return [(f"{kind}/schema.yaml", path.read_bytes()) for kind, path in shipped_schemas().items()]


def _emblems(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (ROOT / "examples").glob("*.svg")}


def _for_template(name: str) -> dict[str, bytes]:
    """An input of the kind that the template is for, and what else its folder has."""
    kind = name.split("/")[0]
    folder = ROOT / "templates" / kind
    beside = {f"{kind}/{path.name}": path.read_bytes() for path in folder.iterdir() if path.is_file() and f"{kind}/{path.name}" != name}
    return {"in.yaml": f"{starter(kind)}\ntemplate: ./{kind}\n".encode(), **beside}


def _themes() -> list[tuple[str, bytes]]:
    return [("look.yaml", path.read_bytes()) for path in sorted((ROOT / "templates" / "themes").glob("*.yaml"))]


@cache
def _fonts() -> tuple[tuple[str, bytes], ...]:
    """Two shipped faces, cut down to what the page needs, so that a change meets what is read."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    made = []
    for path in (ROOT / "fonts/amiri/Amiri-Regular.ttf", ROOT / "fonts/noto-serif/NotoSerif-Regular.ttf"):
        face = TTFont(path)
        options = subset.Options()
        options.name_IDs, options.layout_features = ["*"], ["*"]
        cutter = subset.Subsetter(options)
        cutter.populate(text=HEAD + "0123456789٠١٢٣٤٥٦٧٨٩()[]«»،.–")
        cutter.subset(face)
        out = io.BytesIO()
        face.save(out)
        made.append(("f/face.ttf", out.getvalue()))
    return tuple(made)


@cache
def _pictures() -> tuple[tuple[str, bytes], ...]:
    from PIL import Image, ImageCms

    def saved(picture: Image.Image, format: str, **more: object) -> bytes:
        out = io.BytesIO()
        picture.save(out, format, **more)
        return out.getvalue()

    noise = Image.effect_noise((24, 16), 60)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pngs = [noise, noise.convert("RGB"), noise.convert("RGBA"), noise.convert("P"), noise.convert("1"), noise.convert("LA")]
    found = [("p.png", saved(picture, "PNG")) for picture in pngs]
    found.append(("p.png", saved(noise.convert("RGB"), "PNG", icc_profile=profile, dpi=(300, 300))))
    found += [("p.jpg", saved(noise.convert(mode), "JPEG", icc_profile=profile)) for mode in ("L", "RGB", "CMYK")]
    found.append(
        (
            "p.jpg",
            saved(noise.convert("RGB"), "JPEG", progressive=True, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
        )
    )
    return tuple(found)


_SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="30" viewBox="0 0 80 60"><defs><linearGradient id="g"><stop offset="0"
 stop-color="#102030"/><stop offset="1" stop-color="red" stop-opacity="0.5"/></linearGradient><g id="u"><circle cx="9" cy="9" r="4"/></g>
<clipPath id="c"><rect width="30" height="30"/></clipPath></defs><style>.a{fill:#336699;stroke:black;stroke-width:2}</style>
<g transform="translate(2 3) rotate(10) scale(1.5 1.2)"><rect class="a" x="1" y="2" width="20" height="10" rx="3"/><path fill="url(#g)" stroke="blue"
 stroke-dasharray="4 2 1" d="M0 0L10 10H20V5C1 2 3 4 5 6S7 8 9 9Q1 2 3 4T5 6A5 6 30 1 0 30 20z"/></g><use href="#u" x="5"/>
<polygon points="1,1 5,9 9,1" fill-rule="evenodd" clip-path="url(#c)"/><text x="4" y="40"
 font-size="8" font-family="serif">word</text><ellipse cx="50" cy="30" rx="9" ry="4"
 opacity="0.4"/><line x1="1" y1="2" x2="30" y2="40" stroke="#fff" stroke-linecap="round"/><polyline points="0 0 9 9 4 4"/></svg>"""


def _shown(name: str) -> dict[str, bytes]:
    return {"in.yaml": PAGE.replace("FILE", name).encode()}


@cache
def _rendered(format: str, profile: str | None = None) -> bytes:
    from docgen import api

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.yaml")
        path.write_text(HEAD + "- {heading: A}\n- table: {columns: [A, B], rows: [[a, b]]}\n- '[link](https://example.org)'\n", encoding="utf-8")
        return api.render_bytes(api.load(path), format, profile=profile)  # type: ignore[arg-type]


@cache
def _word_files() -> tuple[tuple[str, bytes], ...]:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.sections[0].header.paragraphs[0].add_run("Ministry of Records – وزارة السجلات")
    document.add_paragraph("Before the body.", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "Cell"
    for tag in ("docgen:body", "headline"):
        inside = f"<w:sdtContent><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:sdtContent>"
        document.element.body.insert(1, parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>{inside}</w:sdt>'))
    out = io.BytesIO()
    document.save(out)
    return (("w.docx", out.getvalue()), ("w.docx", _rendered("docx")))


@cache
def _pdfs() -> tuple[tuple[str, bytes], ...]:
    """docgen's own, of every profile, unpacked so that each token can be met; and one as it is."""
    import pikepdf

    found = []
    for profile in ("archive", "print", "screen"):
        data = _rendered("pdf", profile)
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as file:
            file.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        found.append(("w.pdf", out.getvalue()))
    return (*found, ("w.pdf", data))


def _picture(data: bytes, chance: Random) -> bytes:
    return mutate.png(data, chance) if data.startswith(b"\x89PNG") else mutate.jpeg(data, chance)


TARGETS: dict[str, Target] = {
    "yaml": Target(_yaml, mutate.text, (*RENDER, "check in.yaml"), _emblems),
    "template": Target(_templates, mutate.expression, RENDER, _for_template),
    "kind": Target(_schemas, mutate.text, (*RENDER, "check in.yaml"), _for_template),
    "theme": Target(_themes, mutate.text, RENDER, lambda name: {"in.yaml": HEAD.encode() + b"theme: ./look.yaml\n"}),
    "font": Target(
        lambda: list(_fonts()),
        mutate.font,
        ("render in.yaml -f pdf -o out --fonts f", "render in.yaml -f docx -o out --fonts f", "fonts --fonts f"),
        lambda name: {"in.yaml": HEAD.encode()},
    ),
    "picture": Target(lambda: list(_pictures()), _picture, RENDER, _shown),
    "svg": Target(lambda: [("p.svg", _SVG.encode())], mutate.xml, RENDER, _shown),
    "letterhead": Target(
        lambda: list(_word_files()),
        mutate.package,
        ("render in.yaml -f docx -o out", "inspect w.docx", "fix w.docx -o out.docx"),
        lambda name: {"in.yaml": HEAD.encode() + b"template: w.docx\n"},
    ),
    "pdf": Target(
        lambda: list(_pdfs()),
        mutate.pdf,
        ("inspect w.pdf", "inspect w.pdf --json", "inspect w.pdf --against in.yaml"),
        lambda name: {"in.yaml": HEAD.encode()},
    ),
}
