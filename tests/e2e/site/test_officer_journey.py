"""An officer's way: a questionnaire from an XLSForm, opening, extension, reading, analysing, the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.site.seed import third_round_form
from tests.e2e.site.browsing import assert_accessible, opened
from tests.e2e.site.conftest import Site
from tests.e2e.site.journeys import VOICES

ANALYSED_WITHIN = 180_000
"""Milliseconds: the quick reading of some thirty contributions, on a machine that does other things beside it."""
FIRST_ROUND = sum(voice.round == 1 for voice in VOICES)


@pytest.fixture
def officer(demonstration: Site, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(demonstration.run("-m", "tests.e2e.site.journeys", "link"))
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your reviews")
        yield page


def desk(site: Site, path: str = "") -> str:
    return f"{site.address}/en/desk/lantern/{path}"


def local(moment: datetime) -> str:
    """As a datetime-local field holds it, in the review's zone, which is UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_questionnaire_is_brought_opened_and_extended(demonstration: Site, officer: Page, tmp_path: Path):
    workbook = tmp_path / "eight-questions.xlsx"
    workbook.write_bytes(third_round_form())
    officer.goto(desk(demonstration, "consultations/"))
    officer.get_by_role("link", name="Make a consultation").click()
    officer.fill("[name=title_en]", "Fourth round")
    officer.fill("[name=slug]", "fourth-round")
    assert_accessible(officer)
    officer.get_by_role("button", name="Make it").click()

    officer.get_by_role("link", name="Import an XLSForm").click()
    officer.set_input_files("[name=file]", workbook)
    officer.get_by_role("button", name="Import").click()
    questions = officer.get_by_role("main").get_by_text("In your experience, what has the Lantern Compact achieved")
    expect(questions.first).to_be_visible()
    assert_accessible(officer)

    officer.goto(desk(demonstration, "consultations/fourth-round/opening/"))
    deadline = datetime.now(UTC) + timedelta(days=10)
    officer.get_by_label("At once").check()
    officer.fill("[name=closes_at]", local(deadline))
    officer.get_by_role("button", name="Continue").click()
    expect(officer.get_by_role("main")).to_contain_text("Days for input: 10. The review asks for at least 28")
    assert_accessible(officer)
    officer.get_by_role("button", name="I have read the warnings: open with these dates").click()
    officer.goto(f"{demonstration.address}/ar/answer/lantern/fourth-round/")
    expect(officer.locator("html")).to_have_attribute("dir", "rtl")
    expect(officer.get_by_role("radio")).to_have_count(2)

    officer.goto(desk(demonstration, "consultations/fourth-round/extension/"))
    officer.locator("main [type=datetime-local]").fill(local(deadline + timedelta(days=7)))
    officer.fill("[name=reason_en]", "Several ministries asked for another week.")
    officer.get_by_role("main").get_by_role("button").first.click()
    assert_accessible(officer)
    officer.get_by_role("main").get_by_role("button").first.click()
    officer.goto(f"{demonstration.address}/en/reviews/lantern/")
    expect(officer.get_by_role("main")).to_contain_text("Several ministries asked for another week.")


def test_contributions_are_read_and_analysed_into_a_report(demonstration: Site, officer: Page):
    officer.goto(desk(demonstration, "consultations/first-round/contributions/"))
    assert_accessible(officer)
    expect(officer.get_by_role("main")).to_contain_text(str(FIRST_ROUND))
    officer.goto(desk(demonstration, "analysis/"))
    officer.get_by_role("link", name="Ask for an analysis").click()
    officer.get_by_label("Third round").uncheck()
    officer.get_by_label("Quickly").check()
    assert_accessible(officer)
    officer.get_by_role("button", name="Freeze and analyse").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("Analysis 1")

    officer.get_by_role("link", name="Open the report").wait_for(timeout=ANALYSED_WITHIN)
    counted = officer.locator("dt", has_text="Contributions").first.locator("xpath=following-sibling::dd")
    expect(counted).to_have_text(str(len(VOICES)))
    assert_accessible(officer)
    officer.get_by_role("link", name="Open the report").click()
    expect(officer.get_by_role("heading", level=1)).to_contain_text("Ten-year review of the Lantern Compact")
    officer.locator("details summary").first.click()
    officer.go_back()
    with officer.expect_download() as taken:
        officer.get_by_role("button", name="report.docx").click()
    assert taken.value.suggested_filename == "lantern-1-report.docx"
