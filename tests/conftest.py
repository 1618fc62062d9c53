"""What many tests share: a small fictional consultation, and one report made from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from demo.questionnaire import ROUNDS
from demo.voices import HERE, Voice, in_order_of_arrival, load
from demo.workbook import workbook

ROOT = Path(__file__).parents[1]

settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")


def some_voices() -> list[Voice]:
    """About a third of the demonstration's voices: every group and language, the campaign, both rounds."""
    without_files = [voice for voice in load() if not voice.files]
    campaign = [voice for voice in without_files if voice.key.startswith("en-b-c")][:4]
    others = [voice for voice in without_files if not voice.key.startswith("en-b-c")]
    first = [voice for voice in others if voice.round == 1][::3]
    second = [voice for voice in others if voice.round == 2][::2]
    return [*first, *campaign, *second]


def write_consultation(folder: Path, voices: list[Voice], seed: int = 20) -> Path:
    """The workbooks of both rounds and the review file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for asked in ROUNDS:
        heard = [voice for voice in voices if voice.round == asked.number]
        (folder / asked.file).write_bytes(workbook(asked, in_order_of_arrival(heard, seed)))
    shutil.copy(HERE / "review.toml", folder / "review.toml")
    return folder


@pytest.fixture(scope="session")
def consultation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a secretariat would have it: some 60 contributions in two rounds."""
    return write_consultation(tmp_path_factory.mktemp("consultation") / "input", some_voices())


@pytest.fixture(scope="session")
def report_folder(tmp_path_factory: pytest.TempPathFactory, consultation: Path) -> Path:
    """The run folder of that consultation; tests that change it copy it first."""
    from rapporteur.engine.pipeline import Options, make_report

    out = tmp_path_factory.mktemp("report") / "out"
    make_report([consultation], out, Options(encoder="static", as_of="2025-07-01"))
    return out


@pytest.fixture(scope="session")
def printed_folder(tmp_path_factory: pytest.TempPathFactory, report_folder: Path) -> Path:
    """That run folder with the report as Word and PDF instead of HTML."""
    from rapporteur.engine.frames import read_json, read_run, write_json
    from tests.engine.report.forging import made_again

    out = tmp_path_factory.mktemp("printed") / "out"
    shutil.copytree(report_folder, out)
    (out / "report.html").unlink()
    made = made_again(out, read_run(out), ("docx", "pdf"))
    if "pdf" not in made.files:
        pytest.skip(f"No PDF can be made here: {made.refused['pdf']}")
    for name, content in made.files.items():
        (out / f"report.{name}").write_bytes(content)
    told = {"renderings": ["docx", "pdf"], "made_with": made.made_with}
    write_json(out / "run.json", read_json(out / "run.json") | told)
    return out
