"""The order in which ECMA-376 part 1 lets elements follow each other, and what must be unique or present."""

from __future__ import annotations

import io
import posixpath
import zipfile
from itertools import pairwise

import docx
import pytest
from lxml import etree

from rapporteur.engine.records import Entry
from rapporteur.engine.report.render_docx.markup import W
from tests.engine.report.factories import Builder
from tests.engine.report.render_docx.opened import TEXT_PARTS, find, part, rendered, reports, word

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "endnotePr": "pos numFmt numStart numRestart endnote",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime defaultTabStop autoHyphenation "
    "characterSpacingControl footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "pic": "nvPicPr blipFill spPr style",
    "body": "p tbl bookmarkStart bookmarkEnd sectPr",
}
UNORDERED = ("body",)


def leaping() -> list[Entry]:
    """Paragraphs whose numbers leave some out."""
    page = Builder()
    for number in (1, 2, 5, 6, 9):
        page.add("sentence", f"Paragraph {number}.", paragraph=number)
    return page.entries


CASES = [*reports().items(), ("en", leaping())]


@pytest.fixture(scope="module", params=CASES, ids=["en", "ar", "zh", "leaping"])
def content(request: pytest.FixtureRequest) -> bytes:
    language, entries = request.param
    return rendered(entries, language)


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def test_children_follow_each_other_as_the_schema_says(content: bytes) -> None:
    wrong = []
    for name in names(content):
        for element in (
            part(content, name).iter(etree.Element) if name.startswith("word/") and name.endswith("xml") else ()
        ):
            local = etree.QName(element).localname
            order = ORDER[local].split() if local in ORDER else None
            children = [etree.QName(child).localname for child in element]
            if order is not None:
                wrong += [f"{name}: {child} in {local}" for child in children if child not in order]
                places = [order.index(child) for child in children if child in order]
                in_order = local in UNORDERED or all(one <= other for one, other in pairwise(places))
                wrong += [] if in_order else [f"{name}: {local} holds {' '.join(children)}"]
    assert wrong == []


def test_no_property_is_given_twice(content: bytes) -> None:
    twice = [
        (name, etree.QName(element).localname)
        for name in TEXT_PARTS
        for element in word(content, name).iter(f"{{{W}}}pPr", f"{{{W}}}rPr", f"{{{W}}}tblPr", f"{{{W}}}tcPr")
        if len({child.tag for child in element}) != len(element)
    ]
    assert twice == []


def test_numbers_of_bookmarks_and_pictures_are_unique_and_every_bookmark_ends(content: bytes) -> None:
    roots = [word(content, name) for name in TEXT_PARTS]
    starts = [number for root in roots for number in find(root, ".//w:bookmarkStart/@w:id")]
    marks = [name for root in roots for name in find(root, ".//w:bookmarkStart/@w:name")]
    pictures = [number for root in roots for number in find(root, ".//wp:docPr/@id")]
    assert starts == sorted(set(starts), key=starts.index)
    assert [sorted(find(root, ".//w:bookmarkEnd/@w:id")) for root in roots] == [
        sorted(find(root, ".//w:bookmarkStart/@w:id")) for root in roots
    ]
    assert sorted({name.lower() for name in marks}) == sorted(marks)
    assert max(map(len, marks)) <= 40
    assert len(set(pictures)) == len(pictures)


def test_every_link_and_field_leads_to_a_bookmark(content: bytes) -> None:
    roots = [word(content, name) for name in TEXT_PARTS]
    marks = {name for root in roots for name in find(root, ".//w:bookmarkStart/@w:name")}
    links = {anchor for root in roots for anchor in find(root, ".//w:hyperlink/@w:anchor")}
    fields = {text.split()[1] for root in roots for text in find(root, ".//w:instrText/text()") if "NOTEREF" in text}
    assert (links | fields) - marks == set()


def test_every_style_and_numbering_that_is_used_is_defined(content: bytes) -> None:
    styles, numbering = word(content, "styles"), word(content, "numbering")
    defined = set(find(styles, "w:style/@w:styleId"))
    used = {
        value
        for root in (styles, numbering, *(word(content, name) for name in TEXT_PARTS))
        for value in find(root, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val | .//w:basedOn/@w:val")
    }
    assert used - defined == set()
    numbers = {value for root in (styles, word(content)) for value in find(root, ".//w:numId/@w:val")}
    assert numbers - set(find(numbering, "w:num/@w:numId")) == set()


def test_every_relationship_leads_to_a_part_and_every_part_has_its_type(content: bytes) -> None:
    present = names(content)
    used = set(find(word(content), "//@r:id | //@r:embed"))
    relations = part(content, "word/_rels/document.xml.rels")
    assert used - {relation.get("Id") for relation in relations} == set()
    targets = {posixpath.join("word", relation.get("Target")) for relation in relations}
    assert targets - set(present) == set()
    types = part(content, "[Content_Types].xml")
    overridden = {name.lstrip("/") for override in types if (name := override.get("PartName"))}
    assert overridden == {name for name in present if name.endswith(".xml") and name != "[Content_Types].xml"}
    assert {default.get("Extension") for default in types if default.get("Extension")} == {"rels", "xml", "png"}
    assert {name for name in present if name not in overridden} - targets == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
    }


def test_another_reader_opens_the_file(content: bytes) -> None:
    opened = docx.Document(io.BytesIO(content))
    assert opened.core_properties.author == "Rapporteur"
    assert len(opened.tables) == len(find(word(content), ".//w:tbl"))
