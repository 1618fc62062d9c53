"""What browser tests of the site do with a page: look at it as people with other eyes, hands and screens do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
WIDE, PHONE = 1280, 320
HEAVIEST = 100_000
"""Bytes that a page may bring along, everything it loads included."""
REFUSED = "the server responded with a status of 422"
"""What the browser says of a form that was not filled in right, and that is shown again."""

Scheme = Literal["light", "dark"]
Check = Callable[[Page], None]


@contextmanager
def opened(browser: Browser, width: int = WIDE, scheme: Scheme = "light") -> Iterator[Page]:
    """A browser of its own, without anybody's cookies. At its end it must have had nothing to complain of."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    try:
        yield page
    finally:
        context.close()
    unexpected = [complaint for complaint in complaints if REFUSED not in complaint]
    assert unexpected == [], "\n".join(unexpected)


def barriers(page: Page) -> list[str]:
    """What axe finds, with everything that can be opened open, and what stands out sideways."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    violations = Axe().run(page).response["violations"]
    return [f"{item['id']}: {node['html'][:200]}" for item in violations for node in item["nodes"]] + too_wide(page)


def too_wide(page: Page) -> list[str]:
    """What is wider than the screen: one scrolls in one direction only."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')].filter(each => {
                const box = each.getBoundingClientRect();
                if (each.closest('.table-wide > *')) return false;
                return box.width && (box.right > window.innerWidth + 1 || box.left < -1);
            }).slice(0, 3).map(each => `too wide: ${each.outerHTML.slice(0, 200)}`).concat('too wide')"""
    )
    return found


def assert_accessible(page: Page) -> None:
    """There is no barrier on the page."""
    found = barriers(page)
    assert found == [], "\n".join((page.url, *found))


def assert_fits(page: Page) -> None:
    """Nothing on the page is wider than the screen."""
    found = too_wide(page)
    assert found == [], "\n".join((page.url, *found))


def walk(page: Page, addresses: Iterable[str], status: int = 200, check: Check = assert_accessible) -> None:
    """Go to every address, and see that it answers, weighs little and passes the check."""
    weights: list[int] = []
    page.on("response", lambda response: weights.append(_weight(response)))
    for address in addresses:
        weights.clear()
        answer = page.goto(address)
        assert answer is not None
        assert (address, answer.status) == (address, status)
        check(page)
        assert (address, sum(weights) < HEAVIEST) == (address, True)


def in_every_language(site: str, path: str) -> list[str]:
    """The addresses of a page in all six languages."""
    return [f"{site}/{language}{path}" for language in LANGUAGES]


def _weight(response: Response) -> int:
    sizes = response.request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
