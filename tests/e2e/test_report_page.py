"""The report in a real browser: nothing blocked, nothing cut off, readable by everybody."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from rapporteur.engine.report import charts, render_html
from tests.engine.report.factories import sample_findings, sample_report

NOTICE = "Fictional demonstration data: no such consultation was held."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    entries = sample_report()
    page = render_html.render(
        entries, sample_findings(), charts.draw(entries, "en"), language="en", title="What was heard"
    )
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    return page


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_with_every_panel_open(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = opened(browser, address, width, scheme)
    open_all(page)
    found = Axe().run(page).response
    page.close()
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found["violations"]] == []


def test_browser_blocks_nothing_and_fetches_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.close()
    assert said == []
    assert asked == [address]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_page_is_never_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address, width)
    open_all(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide == width


def test_lines_of_text_keep_the_measure(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    characters = page.evaluate(
        """() => {
            const paragraph = document.querySelector('#p-2');
            const probe = document.createElement('span');
            probe.textContent = 'the quick brown fox jumps over the lazy dog '.repeat(5);
            probe.className = 'visually-hidden';
            probe.style.cssText = '';
            paragraph.append(probe);
            const letter = probe.scrollWidth / probe.textContent.length;
            return paragraph.clientWidth / letter;
        }"""
    )
    page.close()
    assert 45 <= characters <= 78


def test_marker_opens_its_panel_in_place_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    panel = page.locator("#f-access")
    assert not panel.is_visible()
    page.locator("#p-2 summary").first.focus()
    page.keyboard.press("Enter")
    assert panel.is_visible()
    assert panel.locator(".panel-count").inner_text() == "57 of 143 contributors, 40 per cent."
    page.close()


def test_link_of_a_later_sentence_opens_the_panel(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.locator("#p-3 a.marker").click()
    assert page.locator("#f-access").is_visible()
    page.close()


def test_quote_leads_to_the_marked_passage(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.locator("#p-2 summary").first.click()
    page.locator("#f-access .quote-place").nth(1).click()
    passage = page.locator(".passage:target")
    assert passage.get_attribute("id") == "e-2"
    assert passage.locator("mark").is_visible()
    page.close()


def test_chart_fills_a_telephone_without_shrinking_its_letters(browser: Browser, address: str) -> None:
    page = opened(browser, address, 390)
    chart = page.locator(".chart-narrow").first
    box = chart.bounding_box()
    size = chart.locator("text").first.evaluate("text => getComputedStyle(text).fontSize")
    page.close()
    assert box is not None
    assert round(box["width"]) == 350
    assert size == "13px"


def test_printed_pages_carry_the_notice_a_number_and_the_opened_panels(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    sizes = {tuple(round(side) for side in document[number].get_size()) for number in range(len(document))}
    document.close()
    assert sizes == {(595, 842)}
    assert [NOTICE in text for text in texts] == [True] * len(texts)
    assert [f"{number} / {len(texts)}" in text for number, text in enumerate(texts, start=1)] == [True] * len(texts)
    whole = " ".join(texts)
    assert whole.count("57 of 143 contributors, 40 per cent.") == 4
    assert "Contributions by stakeholder group" in whole


def test_the_page_of_a_real_run_has_no_axe_findings_and_does_not_overflow(
    browser: Browser, report_folder: Path
) -> None:
    """The small consultation in six languages, at the width of a desk and of a phone, every panel opened."""
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((report_folder / "report.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(panel => { panel.open = true })")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_a_sentence_leads_to_its_evidence_and_a_quote_to_its_place_by_keyboard(
    browser: Browser, report_folder: Path
) -> None:
    page = browser.new_page()
    page.goto((report_folder / "report.html").as_uri())
    marker = page.locator(
        ".section-observations details.finding > summary, .section-observations details > summary"
    ).first
    marker.focus()
    page.keyboard.press("Enter")
    panel = marker.locator("xpath=..")
    assert panel.get_attribute("open") is not None
    link = page.locator("a[href^='#e-']:visible").first
    target = str(link.get_attribute("href"))
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == target
    assert page.locator(f"{target} mark").count() >= 1
    page.close()
