"""Reading pages and filling in their forms as a browser without scripts does."""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html


def page(response: Any) -> html.HtmlElement:
    """The page of a response."""
    return html.fromstring(response.content.decode())


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    """The texts of all that an XPath finds, with single blanks."""
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def errors(response: Any) -> list[str]:
    """The sentences of the error summary."""
    return texts(page(response), "//*[contains(@class, 'error-summary')]//li")


def filled(tree: html.HtmlElement, path: str = "//main//form[@method='post']") -> dict[str, Any]:
    """The values that a form sends as it stands; its last one where an XPath finds several."""
    form = tree.xpath(path)[-1]
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value.lstrip("\n"))
    return {name: found if len(found) > 1 else found[0] for name, found in values.items()}


def send(client: Client, address: str, /, **changes: Any) -> Any:
    """Open a page, change what its form holds, send it. None leaves a field out."""
    values = {**filled(page(client.get(address))), **changes}
    return client.post(address, {name: value for name, value in values.items() if value is not None})
