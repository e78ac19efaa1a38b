"""`word/settings.xml`, in CT_Settings' order."""

from __future__ import annotations

from docgen.document.document import Meta
from docgen.writers.docx.xml_text import W, part

_HYPHENS = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'


def settings_part(meta: Meta, *, embedded: bool, subset: bool = False, hyphenated: bool = False) -> bytes:
    """`embedded` says that fonts come with the file, `subset` that they are cut down to its characters, and are so again when Word saves it.
    `hyphenated`: English words may
    be parted, at two lines' ends in a row at the most, and none that is all in capitals; styles that are not justified say that theirs are not."""
    content = (
        f"{'<w:embedTrueTypeFonts/>' if embedded else ''}{'<w:saveSubsetFonts/>' if embedded and subset else ''}"
        f'<w:defaultTabStop w:val="720"/>{_HYPHENS if hyphenated else ""}<w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat><w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
        "</w:compat>"
        f'<w:themeFontLang w:val="{meta.tag("en")}" w:bidi="{meta.tag("ar")}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3"'
        ' w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        f'<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )
    return part("w:settings", content, f'xmlns:w="{W}"')
