"""The commands put together, and what their errors are to the shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from rapporteur import __version__
from rapporteur.cli import audit, backup, check, draw, inspect, report, serve, site
from rapporteur.cli.filters import code, duplicates, languages, match, phrases, themes
from rapporteur.cli.messages import complain
from rapporteur.engine.errors import RapporteurError, WrongUse

DONE, NO, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
_MEND = "Check that the path is right, that you may read and write there, and that the disk has room."

app = App(
    name="rapporteur",
    help="Turn the contributions to an open consultation into an accountable report.",
    version=f"rapporteur {__version__}",
    version_flags=["--version"],
    help_format="plaintext",
)
app.command(report.report, usage="Usage: rapporteur report SOURCE... -o OUT [OPTIONS]")
app.command(inspect.inspect, usage="Usage: rapporteur inspect SOURCE [OPTIONS]")
app.command(draw.draw, usage="Usage: rapporteur draw OUT --scheme SCHEME [OPTIONS]")
app.command(audit.audit, usage="Usage: rapporteur audit OUT [OPTIONS]")
app.command(serve.serve, usage="Usage: rapporteur serve [OPTIONS]")
app.command(serve.web, usage="Usage: rapporteur web [OPTIONS]")
app.command(serve.worker, usage="Usage: rapporteur worker [OPTIONS]")
app.command(site.migrate, usage="Usage: rapporteur migrate [OPTIONS]")
app.command(site.createadmin, usage="Usage: rapporteur createadmin --email EMAIL --name NAME [OPTIONS]")
app.command(site.sign_in_link, name="sign-in-link", usage="Usage: rapporteur sign-in-link EMAIL [OPTIONS]")
app.command(backup.backup, usage="Usage: rapporteur backup OUT [OPTIONS]")
app.command(backup.restore, usage="Usage: rapporteur restore FILE [OPTIONS]")
app.command(check.check, usage="Usage: rapporteur check [OPTIONS]")
app.command(code.code, usage="Usage: rapporteur code [FILE] --scheme SCHEME [OPTIONS]")
app.command(themes.themes, usage="Usage: rapporteur themes [FILE] [--themes THEMES.json] [OPTIONS]")
app.command(match.match, usage="Usage: rapporteur match [FILE] --statements STATEMENTS.jsonl [OPTIONS]")
app.command(phrases.phrases, usage="Usage: rapporteur phrases [FILE] [OPTIONS]")
app.command(duplicates.duplicates, usage="Usage: rapporteur duplicates [FILE] [OPTIONS]")
app.command(languages.languages, usage="Usage: rapporteur languages [FILE] [OPTIONS]")


def run(words: Sequence[str]) -> int:
    """Run one command and return its exit code; errors of use and of the engine are printed, not raised.

    words: what was typed after `rapporteur`.
    """
    try:
        return _command(list(words))
    except CycloptsError as error:
        named = " ".join(("rapporteur", *error.command_chain[:1])) if error.command_chain else "rapporteur"
        complain(WrongUse(str(error), action=f"See `{named} --help`."))
        return WRONG_USE
    except RapporteurError as error:
        complain(error)
        return WRONG_USE if isinstance(error, WrongUse) else NO
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO
    except OSError as error:
        complain(WrongUse(f"{error.strerror or error}.", where=str(error.filename or ""), action=_MEND))
        return WRONG_USE
    except KeyboardInterrupt:
        complain(WrongUse("Stopped before the end.", action="What is in the output folder is not complete."))
        return INTERRUPTED


def _command(words: list[str]) -> int:
    if not words:
        app.help_print([])
        return WRONG_USE
    command, bound, _ = app.parse_args(words, exit_on_error=False, print_error=False)
    code = command(*bound.args, **bound.kwargs)
    sys.stdout.flush()
    return code if isinstance(code, int) else DONE
