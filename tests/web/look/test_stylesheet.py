from __future__ import annotations

import re
from pathlib import Path

import pytest

from rapporteur.web import look, portal

LOOK = Path(look.__file__).parent
STYLES = (LOOK / "static/look/site.css").read_text(encoding="utf-8")
SCRIPT = (LOOK / "static/look/site.js").read_text(encoding="utf-8")
REFERENCE = (Path(__file__).parents[3] / "docs/reference/look.md").read_text(encoding="utf-8")
TEMPLATES = sorted([*LOOK.glob("templates/**/*.html"), *Path(portal.__file__).parent.glob("templates/**/*.html")])
PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border|inset)?-?(?:left|right)\s*:|(?<![\w-])(?:width|height|top|bottom)\s*:"
)


def test_stylesheet_and_script_are_small() -> None:
    assert len(STYLES.encode()) < 30_000
    assert len(SCRIPT.encode()) < 6_000


def test_stylesheet_uses_logical_properties_only() -> None:
    without_queries = re.sub(r"@media[^{]*", "", STYLES)
    assert PHYSICAL.findall(without_queries) == []
    assert "text-align: left" not in STYLES


def test_stylesheet_names_its_layers_in_order() -> None:
    assert "@layer reset, tokens, base, layout, components, print;" in STYLES
    assert re.findall(r"^@layer (\w+) {", STYLES, re.M) == ["reset", "tokens", "base", "layout", "components", "print"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_has_no_inline_style_script_or_handler(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_uses_only_classes_that_the_stylesheet_has(template: Path) -> None:
    defined = set(re.findall(r"\.([a-z][a-z0-9_-]*)", STYLES))
    written = " ".join(re.findall(r'class="([^"]*)"', template.read_text(encoding="utf-8")))
    used = set(re.sub(r"{%.*?%}|\S*{{.*?}}\S*", " ", written).split())
    assert used - defined == set()


def test_reference_names_every_component() -> None:
    parts = {"banner", "field_words", "words_inputs", "language_bar", "masthead", "footer", "notices", "day_chart"}
    components = {path.stem for path in LOOK.glob("templates/components/*.html")} - parts
    assert {name for name in components if f"components/{name}.html" not in REFERENCE} == set()
