"""The example in the reference of review.toml is a review that can be read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from rapporteur.engine.intake.review import parse_review

PAGE = Path(__file__).parents[2] / "docs/reference/review.md"


def test_the_example_is_a_review():
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    review = parse_review(tomllib.loads(example.group(1)))
    assert (review.title, review.fictional, len(review.tables)) == ("Ten-year review", False, 1)
    assert review.questions is not None
    assert review.questions["Q4"].asks == ("challenge",)
    assert review.baseline == {"groups": {"government": 0.2}}
