"""The setting that names who works on the parts of a large table."""

import pytest

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import runner_named


@pytest.mark.parametrize(("name", "kind"), [("", "native"), ("native", "native"), ("ray", "ray")])
def test_runner_named_knows_two(name, kind):
    assert runner_named(name) == kind


@pytest.mark.parametrize("name", ["Ray", "spark", " native"])
def test_runner_named_refuses_any_other(name):
    with pytest.raises(WrongUse, match="Give native or ray"):
        runner_named(name)
