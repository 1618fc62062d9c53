from __future__ import annotations

import csv
import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rapporteur.cli import main
from tests.cli.running import rapporteur

PLACES = ("harbour", "valley", "island", "desert", "river", "forest", "lake", "hill", "delta", "coast")
GROUPS = ("Government", "Civil society", "Private sector", "Academia", "Technical community")


def write_source(folder: Path, *, broken: bool = False) -> Path:
    folder.mkdir()
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["id", "organisation", "group", "consent", "What are the challenges?"])
        for number, place in enumerate(PLACES, 1):
            answer = (
                f"In the {place} districts affordable connectivity is the main challenge for most families. "
                f"Digital skills are taught in {number} schools, and the {place} library needs trained staff."
            )
            rows.writerow([number, f"{place.title()} Office", GROUPS[number % 5], "named", answer])
    (folder / "review.toml").write_text(
        'title = "Review of the small places"\nfictional = true\n\n[[table]]\nfile = "answers.csv"\nid = "id"\n'
        'organisation = "organisation"\ngroup = "group"\npublication = "consent"\n'
        'documents = []\n\n[table.questions]\n"What are the challenges?" = "What are the challenges?"\n'
        if not broken
        else 'title = "Review\n',
        encoding="utf-8",
    )
    return folder


@dataclass(frozen=True)
class Told:
    """What one call said on each stream, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Runs the command in this process: the engine is imported once and not for every call."""

    def call(*words: str | Path) -> Told:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return call


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_source(tmp_path_factory.mktemp("flow") / "source")


@pytest.fixture(scope="module")
def made(source: Path) -> tuple[Path, str, str, int]:
    out = source.parent / "deep" / "out"
    told = rapporteur("report", source, "-o", out, "--encoder", "static", "--as-of", "2025-07-01")
    return out, told.stdout, told.stderr, told.returncode


def test_report_is_made_and_its_place_is_the_last_line(made: tuple[Path, str, str, int]) -> None:
    out, stdout, stderr, code = made

    assert (code, stdout) == (0, "")
    assert stderr.splitlines()[0] == "Review of the small places"
    assert stderr.splitlines()[-1] == f"The report is in {out}: report.docx, report.html, report.pdf"
    assert "10 contributions of 10 contributors" in stderr
    assert (out / "report.html").is_file()
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["as_of"] == "2025-07-01"


def test_report_made_again_quietly_says_nothing_and_is_the_same(
    source: Path, made: tuple[Path, str, str, int], run: Callable[..., Told]
) -> None:
    before = {path.name: path.read_bytes() for path in made[0].rglob("*") if path.is_file()}

    told = run("report", source, "-o", made[0], "--encoder", "static", "--as-of", "2025-07-01", "-q", "--no-input")

    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert {path.name: path.read_bytes() for path in made[0].rglob("*") if path.is_file()} == before


def test_report_under_strict_fails_when_something_was_rejected(tmp_path: Path, run: Callable[..., Told]) -> None:
    folder = write_source(tmp_path / "source")
    (folder / "review.toml").unlink()
    (folder / "answers.csv").rename(folder / "answers.txt")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")

    told = run("report", folder, "-o", tmp_path / "out", "--encoder", "static", "--strict")

    assert told.returncode == 3
    assert f"Rejected: 1; why is in {tmp_path / 'out' / 'rejected.csv'}" in told.stderr
    with (tmp_path / "out" / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["item"] for row in csv.DictReader(stream)] == ["broken.pdf"]


def test_report_of_nothing_readable_is_a_no(tmp_path: Path, run: Callable[..., Told]) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")

    told = run("report", tmp_path / "source", "-o", tmp_path / "out", "--encoder", "static")

    assert told.returncode == 1
    assert told.stderr.startswith("Error: ")
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_report_with_an_unreadable_review_is_wrong_use(tmp_path: Path, run: Callable[..., Told]) -> None:
    folder = write_source(tmp_path / "source", broken=True)

    told = run("report", folder, "-o", tmp_path / "out")

    assert told.returncode == 2
    assert "  Where: review.toml\n" in told.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--format", "html,odt"), "Error: 'odt' is not known."),
        (("--lang", "tlh"), "Error: 'tlh' is not known."),
        (("--as-of", "tomorrow"), "Error: 'tomorrow' is not a date."),
        (("--seed", "-4"), "Error: -4 cannot be a seed."),
        (("--review", "nowhere.toml"), "Error: There is no such file or folder."),
    ],
)
def test_report_refuses_odd_options_before_anything_is_read(
    words: tuple[str, ...], what: str, source: Path, tmp_path: Path, run: Callable[..., Told]
) -> None:
    told = run("report", source, "-o", tmp_path / "out", *words)

    assert told.returncode == 2
    assert told.stderr.splitlines()[0] == what
    assert not (tmp_path / "out").exists()


def test_report_refuses_a_runner_that_there_is_not(
    source: Path, tmp_path: Path, run: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTEUR_RUNNER", "abacus")

    told = run("report", source, "-o", tmp_path / "out")

    assert told.returncode == 2
    assert told.stderr.splitlines()[0] == "Error: RAPPORTEUR_RUNNER is “abacus”."
    assert not (tmp_path / "out").exists()


def test_report_writes_over_nothing_but_a_run(source: Path, tmp_path: Path, run: Callable[..., Told]) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")

    told = run("report", source, "-o", tmp_path)

    assert told.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_audit_of_a_sound_report_is_a_yes(made: tuple[Path, str, str, int], run: Callable[..., Told]) -> None:
    told = run("audit", made[0])

    assert (told.returncode, told.stdout, told.stderr) == (0, "", "Every sentence holds.\n")
    assert json.loads(run("audit", made[0], "--json", "-q").stdout) == []


def test_audit_names_sentence_rule_expected_and_found(source: Path, tmp_path: Path, run: Callable[..., Told]) -> None:
    out = tmp_path / "out"
    run("report", source, "-o", out, "--encoder", "static", "-q")
    entries = json.loads((out / "report.json").read_text(encoding="utf-8"))
    sentence = next(entry for entry in entries if entry["kind"] == "sentence")
    sentence["text"] += " Everybody agreed."
    (out / "report.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")

    told, read = run("audit", out, "--json"), run("audit", out)

    failures = json.loads(told.stdout)
    assert (told.returncode, read.returncode) == (1, 1)
    assert [list(failure) for failure in failures] == [["sentence", "finding", "rule", "expected", "found"]] * len(
        failures
    )
    assert any(
        failure["sentence"] == sentence["id"]
        and failure["rule"] == "sentence"
        and failure["found"].endswith("Everybody agreed.")
        for failure in failures
    )
    assert f"  sentence  {sentence['id']}\n" in read.stdout
    assert read.stderr == f"{len(failures)} checks failed.\n"


def test_audit_of_a_run_of_another_version_is_wrong_use(
    made: tuple[Path, str, str, int], tmp_path: Path, run: Callable[..., Told]
) -> None:
    shutil.copytree(made[0], tmp_path / "out")
    table = tmp_path / "out" / "duplicates.csv"
    table.write_text(table.read_text("utf-8").replace("similarity", "likeness"), "utf-8")

    told = run("audit", tmp_path / "out")

    assert told.returncode == 2
    assert told.stderr.splitlines() == [
        "Error: This file was written by another version of Rapporteur, or was changed since.",
        "  Where: duplicates.csv",
        "  What to do: Run the report again.",
    ]


def test_audit_of_a_folder_without_a_run_is_wrong_use(tmp_path: Path, run: Callable[..., Told]) -> None:
    told = run("audit", tmp_path)

    assert told.returncode == 2
    assert told.stderr.startswith("Error: There is no run in this folder: it has no run.json.")


def test_inspect_suggests_a_review_that_the_report_takes(
    source: Path, tmp_path: Path, run: Callable[..., Told]
) -> None:
    told = run("inspect", source / "answers.csv")
    suggested = tmp_path / "review.toml"
    suggested.write_text(told.stdout, encoding="utf-8")

    used = run("report", source / "answers.csv", "--review", suggested, "-o", tmp_path / "out", "--encoder", "static")

    assert told.returncode == 0
    assert tomllib.loads(told.stdout)["table"]["file"] == "answers.csv"
    assert used.returncode == 0
    assert "10 contributions of 10 contributors" in used.stderr


def test_inspect_prints_an_object_for_each_file_as_json(source: Path, run: Callable[..., Told]) -> None:
    told = run("inspect", source, "--json")

    assert (told.returncode, told.stderr) == (0, "")
    assert [(seen["file"], seen["kind"]) for seen in json.loads(told.stdout)] == [("answers.csv", "table")]


def test_inspect_of_nothing_is_wrong_use(tmp_path: Path, run: Callable[..., Told]) -> None:
    told = run("inspect", tmp_path / "none.csv")

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.splitlines()[:2] == [
        "Error: There is no such file or folder.",
        f"  Where: {tmp_path / 'none.csv'}",
    ]
