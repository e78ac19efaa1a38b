"""The bar of notices and the watermark in the headers of somebody else's file: no letterhead makes an embargo go unseen.

Each header that shows on some page gets them as its first thing; where pages of a kind have none, one is made that holds them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.document.document import Section
from docgen.wordfile.cascade import Cascade
from docgen.wordfile.names import R, w
from docgen.wordfile.package import parsed, resolved
from docgen.writers.docx import package as kinds
from docgen.writers.docx.body.paragraphs import GAP
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.notices import notices_xml
from docgen.writers.docx.relationships import HEADER
from docgen.writers.docx.watermark import watermark_run
from docgen.writers.docx.word_templates.directed import direct
from docgen.writers.docx.word_templates.parts import Package, fragment
from docgen.writers.docx.word_templates.place import Spot, page_of
from docgen.writers.docx.word_templates.styles import Adopted
from docgen.writers.docx.xml_text import part


def bar_xml(draft: DocxBuildState) -> str:
    """The bar in all languages that are shown; empty where there is nothing to say."""
    languages = tuple(dict.fromkeys(lang for section in draft.flow.sections for lang in section.languages))
    return notices_xml(Section(languages, ()), draft) if languages else ""


def watermark_xml(draft: DocxBuildState, spot: Spot) -> str:
    """A paragraph that holds the watermark, laid on the page of the section where the body goes; empty where none is asked for."""
    languages = tuple(dict.fromkeys(lang for section in draft.flow.sections for lang in section.languages))
    run = watermark_run(Section(languages, ()), draft, page_of(spot.section)) if languages else ""
    return f"{GAP.removesuffix('</w:p>')}{run}</w:p>" if run else ""


def put_bar(xml: str, adopted: Adopted, package: Package, cascade: Cascade) -> None:
    """The bar into every header. Call when the body is in its place; `cascade` knows docgen's styles too."""
    root = package.file.tree(package.file.main)
    sections = list(root.iter(w("sectPr")))
    if not sections:
        body = root.find(w("body"))
        sections = [body.makeelement(w("sectPr"), {})]
        body.append(sections[0])
    package.touch(package.file.main)
    known = package.file.relationships(package.file.main)
    done: set[str] = set()
    inherited: set[str] = set()
    for section in sections:
        named = {reference.get(w("type")): reference.get(f"{{{R}}}id") for reference in section.iter(w("headerReference"))}
        for which in _shown(section, package):
            identity = named.get(which)
            if identity in known:
                target = resolved(package.file.main, known[identity][1])
                if target not in done:
                    _into(package.touch(target), xml, adopted, package, cascade)
                    done.add(target)
            elif which not in inherited:
                section.insert(0, _made(which, xml, adopted, package, section, cascade))
            inherited.add(which)


def _shown(section: Any, package: Package) -> Iterator[str]:
    """The kinds of headers that pages of a section have."""
    yield "default"
    if section.find(w("titlePg")) is not None:
        yield "first"
    settings = package.file.related("settings")
    if settings is not None and package.file.tree(settings).find(w("evenAndOddHeaders")) is not None:
        yield "even"


def _into(root: Any, xml: str, adopted: Adopted, package: Package, cascade: Cascade) -> None:
    elements = fragment(adopted.renamed(xml), package.file)
    for index, element in enumerate(elements):
        root.insert(index, element)
    direct(elements, cascade)


def _made(which: str, xml: str, adopted: Adopted, package: Package, section: Any, cascade: Cascade) -> Any:
    """A header with nothing but the bar; the reference to it."""
    from lxml import etree

    name = package.fresh(f"word/docgen-header-{which}.xml")
    root = parsed(part("w:hdr", adopted.renamed(xml) + adopted.renamed(GAP)), name, package.file)
    direct([root], cascade)
    package.new[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.declare(name, kinds.HEADER)
    base = package.file.main.rpartition("/")[0]
    identity = package.free_id(package.file.main, f"docgen-header-{which}")
    target = name.removeprefix(f"{base}/") if base else f"/{name}"
    package.relate(package.file.main, [f'<Relationship Id="{identity}" Type="{HEADER}" Target="{target}"/>'])
    return section.makeelement(w("headerReference"), {w("type"): which, f"{{{R}}}id": identity})
