"""Sentences for the person at the keyboard, on standard error."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from rapporteur.engine.errors import RapporteurError


def messages() -> Console:
    """The console of standard error; colours only on a terminal and without NO_COLOR."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(console: Console, text: str, style: str = "") -> None:
    """Print one line as it is: no markup is read in it and it is not wrapped."""
    console.print(Text(text, style=style))


def complain(error: RapporteurError) -> None:
    """Print an error as what is wrong, where, and what to do."""
    console = messages()
    say(console, f"Error: {error.what}", "bold red")
    if error.where:
        say(console, f"  Where: {error.where}")
    if error.action:
        say(console, f"  What to do: {error.action}")
