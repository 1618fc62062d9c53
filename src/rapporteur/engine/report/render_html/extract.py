"""The text of every entry, read back from a rendered page."""

from __future__ import annotations

from lxml import etree, html

from rapporteur.engine.errors import RapporteurError


def extract(page: str) -> dict[str, str]:
    """Text by entry id, in the order of the page: what stands in each element with data-entry.

    Raises RapporteurError where an entry stands more than once.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(page.encode("utf-8"), parser=parser)
    found: dict[str, str] = {}
    for element in root.iter(etree.Element):
        entry = element.get("data-entry")
        if entry is None:
            continue
        if entry in found:
            raise RapporteurError(
                "the entry stands twice on the page",
                where=entry,
                action="Please report this: it is a defect of Rapporteur.",
            )
        found[entry] = "".join(str(text) for text in element.itertext())
    return found
