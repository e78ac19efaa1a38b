"""SVG pictures as their programs write them go out with their shapes alone, and look as they did."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from saying import said

import docgen
from docgen.pictures.bare_svg import bare_svg
from docgen.pictures.opening import open_picture
from docgen.pictures.vector import Vector
from docgen.writers.docx.images.svg import painted

INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape NOTE -->
<svg width="60mm" height="40mm" viewBox="0 0 60 40" version="1.1" id="NOTEsvg5" inkscape:version="1.3 NOTE" sodipodi:docname="NOTE.svg"
 inkscape:export-filename="/home/NOTE/x.png" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <title id="t">NOTE</title>
 <sodipodi:namedview id="NOTEview" pagecolor="#ffffff" inkscape:zoom="1.5"><inkscape:page id="NOTEpage" label="NOTE"/></sodipodi:namedview>
 <defs id="NOTEdefs">
  <linearGradient id="NOTEgradient"><stop style="stop-color:#aa0000;stop-opacity:1" offset="0" id="NOTEs1"/>
   <stop style="stop-color:#0000aa" offset="1" id="NOTEs2"/></linearGradient>
  <linearGradient xlink:href="#NOTEgradient" id="NOTEgradient2" x1="5" y1="5" x2="50" y2="5" gradientUnits="userSpaceOnUse"/>
  <clipPath id="NOTEclip" clipPathUnits="userSpaceOnUse"><circle cx="30" cy="20" r="18" id="NOTEc"/></clipPath>
  <rect id="NOTEnever" width="9" height="9"/>
  <inkscape:path-effect id="NOTEeffect"/>
 </defs>
 <g inkscape:label="NOTE layer" inkscape:groupmode="layer" id="NOTElayer1" clip-path="url(#NOTEclip)">
  <desc>NOTE</desc>
  <rect style="fill:url(#NOTEgradient2);stroke-width:0.5;-inkscape-font-specification:'NOTE';font-family:NOTE"
   id="NOTErect" width="45" height="30" x="5" y="5"/>
  <use xlink:href="#NOTErect" transform="translate(4,6)" id="NOTEuse" x="0" y="0"/>
 </g>
 <g inkscape:label="hidden" id="NOTEhidden" style="display:none"><path id="NOTEp" d="M0 0L60 40" aria-label="NOTE" role="NOTE"/></g>
 <metadata id="m"><rdf:RDF><rdf:Description>NOTE</rdf:Description></rdf:RDF></metadata>
</svg>"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . NOTE -->
<svg version="1.1" id="NOTE_Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
 viewBox="0 0 60 40" style="enable-background:new 0 0 60 40;" xml:space="preserve" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/">
<style type="text/css">
 /* NOTE */ .NOTEst0{fill:#009FE3;stroke:#1D1D1B;stroke-miterlimit:10;}
 .NOTEst1,.NOTEst2 > path{fill:none;font-family:'NOTE';-x-note:NOTE;stroke:#E30613;stroke-width:2}
 #NOTE_x31_{fill:#FFED00} @media print{.NOTEst0{fill:#000}} g .NOTEst3{clip-path:none;fill:#3AAA35}
</style>
<g id="NOTE_Group" i:layer="yes" data-name="NOTE name"><rect x="5" y="5" class="NOTEst0" width="20" height="20"/>
 <path class="NOTEst1" d="M5,35C20,20 40,20 55,35"/><circle id="NOTE_x31_" cx="45" cy="12" r="7"/>NOTE
 <g class="NOTEst2 NOTEst9"><path d="M30 5v30"/></g><ellipse class="NOTEst3" cx="40" cy="30" rx="6" ry="3"/></g>
<i:pgf id="NOTEpgf">NOTE</i:pgf>
</svg>"""
FIGMA = """<svg width="60" height="40" viewBox="0 0 60 40" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="Frame NOTE 1" clip-path="url(#clip0_NOTE_12_34)" data-figma-bg-blur-radius="NOTE"><rect width="60" height="40" fill="white"/>
<path id="Vector NOTE" fill-rule="evenodd" clip-rule="evenodd" d="M10 10H50V30H10V10ZM15 15V25H45V15H15Z" fill="url(#paint0_NOTE_12_34)"/>
<g id="NOTE" opacity="1" label="NOTE" sketch-type="NOTE"><circle id="NOTE dot" cx="30" cy="20" r="3" fill="#D9D9D9"/></g></g>
<defs><linearGradient id="paint0_NOTE_12_34" x1="10" y1="10" x2="50" y2="30" gradientUnits="userSpaceOnUse"><stop stop-color="#0A0"/>
<stop offset="1" stop-color="#00A"/></linearGradient><clipPath id="clip0_NOTE_12_34"><rect width="60" height="40" fill="white"/></clipPath>
<clipPath id="NOTE_unused"><rect width="1" height="1"/></clipPath></defs></svg>"""
DRAW = """<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="60px" height="40px" viewBox="-0.5 -0.5 61 41" content="&lt;mxfile NOTE&gt;">
<defs/><g data-cell-id="NOTE"><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/>
<rect x="3" y="3" width="50" height="30" rx="4" fill="#dae8fc" stroke="#6c8ebf" pointer-events="all" class="NOTE"/></switch></g></svg>"""
WRITERS = {"Inkscape": INKSCAPE, "Illustrator": ILLUSTRATOR, "Figma": FIGMA, "diagrams.net": DRAW}


@pytest.mark.parametrize("writer", WRITERS)
def test_no_name_or_note_is_left_and_the_look_is_the_same(writer: str) -> None:
    data = WRITERS[writer].encode()
    bare = bare_svg(data)
    assert b"NOTE" in data
    assert b"NOTE" not in bare, bare.decode()
    assert look(bare) == look(data)
    assert bare_svg(bare) == bare


def look(data: bytes) -> bytes:
    found = open_picture(data)
    assert isinstance(found, Vector)
    return painted(found)


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("writer", WRITERS)
def test_no_document_carries_them(writer: str, format: str, tmp_path: Path) -> None:
    (tmp_path / "p.svg").write_text(WRITERS[writer], encoding="utf-8")
    picture = {"picture": "p.svg", "alt": {"ar": "رسم", "en": "A drawing"}}
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": "x"}, "headline": "x", "body": [picture]}
    assert "NOTE" not in said(docgen.render_bytes(docgen.parse(data, folder=tmp_path), format))


def test_what_a_style_sheet_asks_for_by_attribute_keeps_its_name() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>[class^="a"]{fill:red} [data-k]{stroke:#00f}</style>'
    data = f'{head}<rect class="ab" data-k="1" data-l="2" width="5" height="5"/></svg>'.encode()
    bare = bare_svg(data)
    assert b'class="ab" data-k="1" width' in bare
    assert look(bare) == look(data)


@pytest.mark.parametrize("sheet", ["@" * 60_000, "a" * 60_000, "url(" + " " * 60_000, "[" * 60_000, "@a{b{" * 12_000, "{" * 60_000, "url(" * 15_000])
def test_long_style_sheets_that_are_none_take_no_time(sheet: str) -> None:
    start = time.process_time()
    bare_svg(f'<svg xmlns="http://www.w3.org/2000/svg"><style>{sheet}</style><rect width="5" height="5"/></svg>'.encode())
    assert time.process_time() - start < 5


def test_what_is_important_in_a_style_stays_so() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>.a{fill:red !important;x-note:b} @media print{.a{fill:lime}}</style>'
    bare = bare_svg(f'{head}<rect class="a" style="fill: blue; stroke:url( \'#g\' ) red!important" width="5" height="5"/></svg>'.encode())
    assert b"<style>.c1{fill:red!important}</style>" in bare
    assert b'style="fill:blue;stroke:url(#i1) red!important"' in bare
