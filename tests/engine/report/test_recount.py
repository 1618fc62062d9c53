from dataclasses import replace

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.records import Copy
from rapporteur.engine.report.recount import recount
from tests.engine.findings.factories import contribution, run, text

LETTER = " ".join(f"word{number}" for number in range(40))
CUT = " ".join(f"word{number}" for number in range(30))


def test_recount_compares_the_texts_that_copies_are_looked_for_in() -> None:
    one, other = contribution(1), contribution(2)
    short = "We agree with the proposal of the chair."
    texts = [text(one, LETTER), text(one, short), text(other, CUT), text(other, short)]
    stated = run([one, other], texts=texts, copies=[Copy("copies-01", one.id, other.id, 0.7222)])
    assert list(recount(Tally(stated))) == []
    assert list(recount(Tally(replace(stated, copies=())))) == []


def test_recount_says_which_similarity_the_words_have() -> None:
    one, other, third = (contribution(number) for number in (1, 2, 3))
    stated = run(
        [one, other, third],
        texts=[text(one, LETTER), text(other, LETTER), text(third, CUT)],
        copies=[Copy("copies-01", one.id, other.id, 1.0), Copy("copies-01", one.id, third.id, 0.8)],
    )
    assert list(recount(Tally(stated))) == [("copy", "001 and 003: 0.7222", "001 and 003: 0.8")]
    missing = replace(stated, texts=stated.texts[:1])
    assert [expected for _, expected, _ in recount(Tally(missing))] == ["001 and 002: 0.0", "001 and 003: 0.0"]
