from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rapporteur.engine.errors import RapporteurError, WrongUse
from rapporteur.engine.records import Entry
from rapporteur.engine.report import charts, render_html
from tests.engine.report.factories import QUOTES, Builder, sample_findings, sample_report
from tests.engine.report.test_charts import contrast

CSS = Path(render_html.__file__).parent.parent / "report.css"


def rendered(entries: Sequence[Entry]) -> str:
    return render_html.render(
        entries, sample_findings(), charts.draw(entries, "en"), language="en", title="What was heard"
    )


def tree(entries: Sequence[Entry]) -> html.HtmlElement:
    return html.document_fromstring(rendered(entries))


def only(root: html.HtmlElement, path: str) -> html.HtmlElement:
    found = root.xpath(path)
    assert len(found) == 1, path
    return found[0]


def test_every_entry_stands_once_with_its_exact_text() -> None:
    entries = sample_report()
    assert render_html.extract(rendered(entries)) == {entry.id: entry.text for entry in entries}


def test_render_writes_the_same_bytes_again() -> None:
    assert rendered(sample_report()) == rendered(sample_report())


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["sentence", "quote", "list-item", "heading", "method", "passage", "cell", "unheard-of"]),
)
def test_text_of_any_kind_survives_the_page(texts: list[str], kind: str) -> None:
    page = Builder()
    for number, text in enumerate(texts):
        page.add(kind, text, anchor=f"e-{number}", part="quote", table="t", row=number + 1, column=0)
    assert render_html.extract(rendered(page.entries)) == {entry.id: entry.text for entry in page.entries}


@pytest.mark.parametrize("seed", range(8))
def test_no_entry_is_lost_in_whatever_order_they_come(seed: int) -> None:
    entries = sample_report()
    Random(seed).shuffle(entries)
    assert render_html.extract(rendered(entries)) == {entry.id: entry.text for entry in entries}


def test_description_of_a_chart_that_is_not_there_is_shown_by_itself() -> None:
    entries = [entry for entry in sample_report() if entry.kind == "chart-description"]
    assert list(render_html.extract(rendered(entries)).values()) == [entry.text for entry in entries]


def test_extract_refuses_a_page_that_shows_an_entry_twice() -> None:
    with pytest.raises(RapporteurError, match="a-1: the entry stands twice"):
        render_html.extract('<p data-entry="a-1">x</p><p data-entry="a-1">x</p>')


def test_page_lets_nothing_in_but_its_own_style() -> None:
    page = rendered(sample_report())
    root = html.document_fromstring(page)
    style = only(root, "//style").text or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = only(root, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert root.xpath("//script | //link | //img | //iframe | //@style | //@*[starts-with(name(), 'on')]") == []
    assert root.xpath("//a[not(starts-with(@href, '#'))]") == []
    assert "url(" not in style
    assert "@import" not in style


def test_links_lead_to_something_on_the_page_and_ids_are_unique() -> None:
    root = tree(sample_report())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in root.xpath("//a/@href")} <= set(ids)


def test_panel_opens_after_the_first_sentence_that_cites_its_finding() -> None:
    root = tree(sample_report())
    panel = only(root, "//*[@id='f-access']")
    sentence = panel.getparent().getprevious()
    assert sentence.text.startswith("Many contributors (57 of 143)")
    assert len(panel.xpath(".//blockquote")) == 3
    assert len(panel.xpath(".//li[@class='share']")) == 7


def test_later_sentence_links_to_the_panel_by_the_same_number() -> None:
    root = tree(sample_report())
    summary = only(root, "//summary[following-sibling::*[@id='f-access']]")
    links = root.xpath("//a[@href='#f-access']")
    assert {link.text_content() for link in links} == {summary.text_content()} == {"Evidence 2"}
    assert len(links) == 2


def test_finding_without_evidence_has_no_marker() -> None:
    root = tree(sample_report())
    sentence = only(root, "//*[@data-entry='summary-002']")
    assert sentence.text.startswith("Contributions were received")
    assert sentence.getnext() is None


def test_panel_that_no_sentence_cites_is_shown_where_it_stands() -> None:
    panel = only(tree(sample_report()), "//*[@id='f-uncited']")
    section = panel.xpath("ancestor::section")[0]
    assert section.xpath("string(h2)") == "Closed questions"


def test_interval_and_shares_are_drawn_from_the_numbers() -> None:
    panel = only(tree(sample_report()), "//*[@id='f-access']")
    band = only(panel, ".//*[@class='band']")
    assert (band.get("x"), band.get("width")) == ("32.18%", "15.88%")
    assert only(panel, ".//*[@class='middle']").get("x") == "39.86%"
    assert [bar.get("width") for bar in panel.xpath(".//*[@class='fill']")][:2] == ["40%", "62.5%"]


def test_interval_comes_from_the_finding_where_the_line_gives_no_numbers() -> None:
    entries = [
        replace(entry, numbers={}) if entry.place.get("part") == "interval" else entry for entry in sample_report()
    ]
    band = only(tree(entries), "//*[@id='f-access']//*[@class='band']")
    assert (band.get("x"), band.get("width")) == ("32.18%", "15.88%")


def test_quotes_carry_the_marks_language_and_direction_of_their_own() -> None:
    quotes = tree(sample_report()).xpath("//*[contains(@class, 'section-inventory')]//blockquote")
    assert [(quote.get("lang"), quote.get("dir")) for quote in quotes] == [
        ("zh", "auto"),
        ("fr", "auto"),
        ("ar", "auto"),
    ]
    assert [quote.text_content() for quote in quotes] == [
        f"“{QUOTES[2][1]}”",
        f"« {QUOTES[3][1]} »",
        f"«{QUOTES[1][1]}»",
    ]


def test_reported_speech_has_no_quotation_marks() -> None:
    page = Builder()
    page.add("quote", "The record notes progress.", language="en", speech="reported")
    assert only(tree(page.entries), "//blockquote").text_content() == "The record notes progress."


def test_quote_leads_to_its_passage_and_the_passage_back_to_the_sentence() -> None:
    root = tree(sample_report())
    assert root.xpath("//*[@id='f-ranking']//a[@class='quote-place']/@href") == ["#e-1"]
    passage = only(root, "//*[@id='e-1']")
    assert passage.xpath("string(.//mark)") == QUOTES[0][1]
    assert passage.xpath(".//p[@class='passage-back']/a/@href") == ["#summary-003"]


def test_sentences_of_one_paragraph_stand_together_under_its_number() -> None:
    root = tree(sample_report())
    paragraph = only(root, "//*[@id='p-2']")
    assert len(paragraph.xpath("./*[@data-entry]")) == 3
    assert root.xpath("//*[@class='paragraph-number']/@href") == ["#p-1", "#p-2", "#p-3", "#p-4"]


def test_headings_go_down_one_level_at_a_time() -> None:
    page = Builder()
    page.add("title", "A title")
    for level in (3, 3, 4, 2, 4):
        page.add("heading", "A heading", level=level)
    levels = [heading.tag for heading in tree(page.entries).xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels == ["h1", "h2", "h3", "h4", "h2", "h3"]


def test_contents_name_every_section_in_order() -> None:
    root = tree(sample_report())
    listed = root.xpath("//nav/ol/li/a")
    headings = root.xpath("//main//h2")
    assert [link.text_content() for link in listed] == [heading.text for heading in headings]
    assert [link.get("href") for link in listed] == [f"#{heading.get('id')}" for heading in headings]


def test_table_has_caption_scopes_and_its_numbers_to_the_end() -> None:
    table = only(tree(sample_report()), "//table[@id='table-groups']")
    assert table.xpath("string(caption)") == "Contributions by stakeholder group"
    assert table.xpath("thead//th/@scope") == ["col"] * 3
    assert table.xpath("tbody//th/@scope") == ["row"] * 7
    assert [cell.text for cell in table.xpath("tbody/tr[1]/td[@class='number']")] == ["30", "29"]


def test_chart_holds_its_table_under_show_the_numbers() -> None:
    figure = only(tree(sample_report()), "//figure[.//table[@id='table-groups']]")
    assert figure.xpath("string(details/summary)") == "Show the numbers"
    assert len(figure.xpath(".//svg[@role='img']")) == 1


def test_heat_table_is_shaded_by_class() -> None:
    cells = tree(sample_report()).xpath("//table[@id='table-plain-heat']/tbody/tr[1]/td/@class")
    assert cells[:3] == ["number heat-5", "number heat-1", "number heat-0"]


def test_notice_heads_the_page_and_every_printed_page() -> None:
    page = Builder()
    page.add("notice", 'Made up: "</style>" {x}')
    root = tree(page.entries)
    assert only(root, "//p[@class='notice']").text_content() == 'Made up: "</style>" {x}'
    style = only(root, "//style").text or ""
    assert style.endswith(
        '@layer print { @page { @top-center { content: "Made up\\00003a  \\000022 \\00003c \\00002f '
        'style\\00003e \\000022  \\00007b x\\00007d "; } } }\n'
    )


def test_report_of_no_entries_is_a_page() -> None:
    assert render_html.extract(rendered([])) == {}


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_language_without_labels_is_refused(language: str) -> None:
    with pytest.raises(WrongUse, match="reports are not written in"):
        render_html.render([], [], {}, language=language, title="")


def test_style_sheet_is_small_layered_and_turns_with_the_language() -> None:
    css = CSS.read_text(encoding="utf-8")
    assert len(css.encode()) < 30_000
    assert css.startswith("@layer reset, tokens, base, layout, components, print;")
    physical = r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|[{;]\s*(?:left|right|width|height):"
    assert re.findall(physical, css) == []
    assert re.findall(r"text-align: (?:left|right)", css) == []


def test_letters_stand_out_from_their_ground_by_day_and_by_night() -> None:
    css = CSS.read_text(encoding="utf-8")
    pairs = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", css))
    colours = {name: pair.split(", ") for name, pair in pairs.items()}
    for scheme in (0, 1):
        for ground in ("paper", "wash", "marked"):
            assert contrast(colours["ink"][scheme], colours[ground][scheme]) >= 7
        for letters in ("muted", "action"):
            assert min(contrast(colours[letters][scheme], colours[g][scheme]) for g in ("paper", "wash")) >= 4.5
        assert contrast(colours["notice-ink"][scheme], colours["notice-paper"][scheme]) >= 7
        for level in range(6):
            shade, ink = colours[f"heat-{level}"][scheme], colours[f"heat-ink-{level}"][scheme]
            assert contrast(shade, ink) >= 4.5
