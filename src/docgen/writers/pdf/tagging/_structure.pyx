"""The compiled twin of `structure`: elements as PDF text."""

from docgen.writers.pdf.tagging.structure import Element, MarkedContent, kid_text
from docgen.writers.pdf.objects.tokens import text_string


def written(elements, numbers):
    """See `structure.written`."""
    cdef dict objects = {}
    cdef list pages = numbers.pages
    for element in elements:
        objects[element.number] = text(element, pages, numbers).encode("ascii")
    return objects


cdef str text(element, list pages, numbers):
    cdef list kids = <list?> element.kids, told = []
    cdef Py_ssize_t page = -1, other
    cdef object parent = element.parent, number = parent.number if parent is not None else 0
    cdef str at = ""
    for kid in kids:
        if type(kid) is not Element and not isinstance(kid, Element):
            other = kid.page
            if page < 0 or other < page:
                page = other
    if page >= 0:
        if page >= len(pages):
            raise IndexError("list index out of range")
        at = f" /Pg {pages[page]} 0 R"
    for kid in kids:
        if type(kid) is MarkedContent and kid.page == page:
            told.append(str(kid.mcid))
        elif type(kid) is Element:
            told.append(f"{kid.number} 0 R")
        else:
            told.append(kid_text(kid, page, numbers))
    cdef str inside = told[0] if element.tag == "Form" and len(told) == 1 else f"[{' '.join(told)}]"
    cdef str found = f"<</Type /StructElem /S /{element.tag} /P {number} 0 R{at} /K {inside}"
    lang, attributes, alt = element.lang, element.attributes, element.alt
    if lang:
        found += f" /Lang ({lang})"
    if attributes:
        found += f" /A {attributes}"
    if alt:
        found += f" /Alt {text_string(alt)}"
    return found + ">>"
