from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rapporteur import __version__
from rapporteur.cli import app, main
from rapporteur.engine.errors import NothingReadable, RapporteurError, ReviewError, UnbalancedStage
from tests.cli.running import rapporteur as run


def test_version_is_said_on_standard_output() -> None:
    told = run("--version")

    assert (told.returncode, told.stdout, told.stderr) == (0, f"rapporteur {__version__}\n", "")


@pytest.mark.parametrize("words", [("--help",), ("report", "--help"), ("inspect", "--help"), ("audit", "-h")])
def test_help_is_said_on_standard_output(words: tuple[str, ...]) -> None:
    told = run(*words)

    assert told.returncode == 0
    assert told.stdout.startswith("Usage: rapporteur")
    assert told.stderr == ""


def test_help_imports_no_engine_beyond_errors_and_messages() -> None:
    code = (
        "import sys; from rapporteur.cli import main; main(['report', '--help']);"
        "loaded = sorted(name for name in sys.modules if name.startswith('rapporteur.engine.'));"
        "sys.stderr.write(' '.join(loaded))"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stderr == "rapporteur.engine.errors rapporteur.engine.messages"


def test_no_command_shows_the_help_and_is_wrong_use() -> None:
    told = run()

    assert told.returncode == 2
    assert told.stdout.startswith("Usage: rapporteur COMMAND")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("foo",), 'Error: Unknown command "foo". Available commands: report, inspect, draw, audit, serve'),
        (("report", "a", "-o", "b", "--fromat", "html"), "Error: Unknown option: --fromat."),
        (("report", "-o", "b"), 'Error: Command "report" parameter SOURCE requires an argument.'),
        (("report", "a"), 'Error: Command "report" parameter --out requires an argument.'),
        (("report", "a", "-o", "b", "--seed", "x"), "Error: Invalid value for --seed"),
        (("report", "a", "-o", "b", "--encoder", "big"), 'Error: Invalid value "big" for --encoder.'),
        (("inspect",), 'Error: Command "inspect" parameter SOURCE requires an argument.'),
        (("audit",), 'Error: Command "audit" parameter OUT requires an argument.'),
    ],
)
def test_wrong_words_are_refused_with_a_sentence(words: tuple[str, ...], what: str) -> None:
    told = run(*words)

    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.startswith(what)
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReviewError("The file is not UTF-8.", where="review.toml", action="Save it as UTF-8."), 2),
        (NothingReadable("Nothing could be read.", where="in", action="See rejected.csv."), 1),
        (UnbalancedStage("3 in, but 2 processed.", where="texts", action="Please report this."), 1),
        (FileNotFoundError(2, "No such file or directory", "in"), 2),
        (PermissionError(13, "Permission denied", "out"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_errors_become_sentences_and_exit_codes(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(words: list[str]) -> int:
        raise error

    monkeypatch.setattr(app, "_command", fails)

    assert main(["report"]) == code

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Error: ")
    if isinstance(error, RapporteurError):
        said = f"Error: {error.what}\n  Where: {error.where}\n  What to do: {error.action}\n"
        assert told.err == said


def test_messages_hold_no_colour_off_a_terminal() -> None:
    told = run("audit", "nowhere", TERM="xterm-256color")

    assert "\x1b" not in told.stderr


def test_messages_are_not_wrapped_nor_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    place = "/".join(["[bold]long"] * 40)

    assert main(["audit", place]) == 2

    assert f"  Where: {place}\n" in capsys.readouterr().err


def test_output_into_a_closed_pipe_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Libraries matter. " * 50, encoding="utf-8")
    command = f"'{sys.executable}' -c 'import sys; from rapporteur.cli import main; sys.exit(main())'"

    told = subprocess.run(
        ["sh", "-c", f"{command} inspect '{tmp_path}' --json | true"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in told.stderr
