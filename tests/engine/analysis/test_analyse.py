"""What is fitted once is applied to any part, and gives what one analysis of everything gives."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from rapporteur.engine.analysis import analyse as analysis
from rapporteur.engine.analysis import beside as processes
from rapporteur.engine.analysis import phrases
from rapporteur.engine.analysis.analyse import Coder, analyse, apply, fit
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.corpus import build
from rapporteur.engine.records import Corpus, Intake, Question, SourceText
from tests.engine.corpus.making import intake

SUBJECTS = {
    "drinking water": "wells pumps pipes tariff meters spring reservoir leaks",
    "night schools": "teachers pupils lessons reading classrooms exams literacy homework",
    "open data": "portals licences formats registers archives statistics machines downloads",
}


def consultation() -> tuple[Intake, Corpus]:
    """Each of 36 voices answers on two subjects; a closed answer beside."""
    drawn = np.random.default_rng(5)
    rows: list[SourceText] = []
    for voice in range(36):
        for shift in (0, 1 + voice % 2):
            subject, words = list(SUBJECTS.items())[(voice + shift) % 3]
            lines = [f"The {', '.join(drawn.choice(words.split(), 3))}: all for {subject}." for _ in range(4)]
            rows.append(SourceText(f"{voice:02}", "answer", " ".join(lines), question=f"q{shift}"))
        rows.append(SourceText(f"{voice:02}", "choice", "yes" if voice % 3 else "no", question="q9"))
    asked = [Question(f"q{n}", f"What of {n}?", asks=("challenge",) if n == 1 else ()) for n in (0, 1, 2)]
    read = intake(rows, questions=asked)
    return read, build(read)


def part(read: Intake, corpus: Corpus, names: set[str]) -> tuple[Intake, Corpus]:
    texts = tuple(text for text in corpus.texts if text.contribution in names)
    kept = {text.text for text in texts}
    segments = tuple(segment for segment in corpus.segments if segment.text in kept)
    rows = tuple(item for item in read.contributions if item.id in names)
    return replace(read, contributions=rows), replace(corpus, texts=texts, segments=segments)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(load("static"))


def test_analyse_gives_the_same_where_phrases_are_read_beside(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    read, corpus = consultation()
    here = analyse(read, corpus, coder.encoder, seed=1)
    monkeypatch.setattr(analysis, "READ_BESIDE", 0)
    monkeypatch.setattr(processes, "CORES", 2)
    monkeypatch.setattr(phrases, "find", None)  # nothing is looked for here
    assert analyse(read, corpus, coder.encoder, seed=1) == here
    assert here.phrases


def test_apply_gives_each_part_what_analyse_gives_the_whole(coder: Coder) -> None:
    read, corpus = consultation()
    whole = analyse(read, corpus, coder.encoder, seed=1)
    fitted = pickle.loads(pickle.dumps(fit(read, corpus, coder, seed=1)))
    assert (fitted.themes, fitted.phrases) == (whole.themes, whole.phrases)
    assert {code.scheme for code in whole.codes} >= {"themes", "phrases", "sdgs", "question:q9"}
    assert apply(fitted, read, corpus, coder)[0] == whole.codes
    names = [item.id for item in read.contributions]
    parts = [apply(fitted, *part(read, corpus, set(names[start::3])), coder) for start in range(3)]
    assert sum(balance.processed for _, balance in parts) == whole.balances[0].processed
    together = [code for codes, _ in parts for code in codes]
    assert sorted(together, key=repr) == sorted(whole.codes, key=repr)


def test_apply_has_nothing_to_say_about_an_empty_part(coder: Coder) -> None:
    read, corpus = consultation()
    codes, balance = apply(fit(read, corpus, coder), *part(read, corpus, set()), coder)
    assert (codes, balance.taken_in, balance.processed) == ((), 0, 0)
