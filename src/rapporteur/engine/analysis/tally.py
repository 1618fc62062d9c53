"""Who is counted: contributors by scope, who answered, who holds a code (EVIDENCE.md, "Who is counted")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapporteur.engine.analysis.duplicates import campaigns
from rapporteur.engine.records import Code, Contribution, Question, Run, Segment, Text

Scope = Mapping[str, str]
"""Any of the keys question, group, region, language; a missing key means all."""

EVERYTHING: Scope = {}


@dataclass(frozen=True)
class Tally:
    """Counts of a run. Only stakeholders count; the unit is the contributor, once in every scope."""

    run: Run

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Contributions of stakeholders."""
        return tuple(item for item in self.run.contributions if item.role == "stakeholder")

    @cached_property
    def by_contribution(self) -> Mapping[str, Contribution]:
        """Contributions of stakeholders by id."""
        return {item.id: item for item in self.contributions}

    @cached_property
    def contributors(self) -> frozenset[str]:
        """Everybody who is counted."""
        return frozenset(item.contributor for item in self.contributions)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by key."""
        return {question.key: question for question in self.run.questions}

    @cached_property
    def attributes(self) -> Mapping[str, Mapping[str, str]]:
        """group, region, language of each contributor: the commonest over its contributions."""
        found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for item in self.contributions:
            for name in ("group", "region", "language"):
                found[item.contributor][name][getattr(item, name)] += 1
        return {
            contributor: {name: _commonest(counter) for name, counter in names.items()}
            for contributor, names in found.items()
        }

    @cached_property
    def segments_by_text(self) -> Mapping[str, tuple[Segment, ...]]:
        """Segments that count (no furniture) of each text."""
        found: dict[str, list[Segment]] = defaultdict(list)
        for segment in self.run.segments:
            if not segment.furniture:
                found[segment.text].append(segment)
        return {text: tuple(segments) for text, segments in found.items()}

    @cached_property
    def texts_by_id(self) -> Mapping[str, tuple[Text, ...]]:
        """The rows of each text: one where it was given once, more where it was copied to the letter."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self.run.texts:
            if text.contribution in self.by_contribution:
                found[text.text].append(text)
        return {text: tuple(rows) for text, rows in found.items()}

    @cached_property
    def answered_by_question(self) -> Mapping[str, frozenset[str]]:
        """Contributors who gave words or a choice, by question; "" for words in anything."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in self.run.texts:
            contribution = self.by_contribution.get(text.contribution)
            if contribution is None:
                continue
            has_words = text.text in self.segments_by_text
            if text.kind == "choice" or has_words:
                found[text.question or "-"].add(contribution.contributor)
            if text.kind != "choice" and has_words:
                found[""].add(contribution.contributor)
        return {question: frozenset(contributors) for question, contributors in found.items()}

    @cached_property
    def lengths(self) -> Mapping[str, Mapping[str, int]]:
        """How many segments of open text count (repeats left out), by question ("" for all) and contributor."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for text in self.run.texts:
            contribution = self.by_contribution.get(text.contribution)
            if contribution is None or text.kind == "choice":
                continue
            number = sum(1 for segment in self.segments_by_text.get(text.text, ()) if not segment.repeats)
            for question in {"", text.question}:
                found[question][contribution.contributor] += number
        return found

    @property
    def length(self) -> Mapping[str, int]:
        """How many segments of open text count, by contributor (repeats left out)."""
        return self.lengths.get("", {})

    @cached_property
    def campaign_of(self) -> Mapping[str, str]:
        """Copy group of each contributor that shares a text with another contributor."""
        contributor_of = {item.id: item.contributor for item in self.contributions}
        copies = [pair for pair in self.run.copies if pair.contribution in contributor_of and pair.of in contributor_of]
        return campaigns(copies, contributor_of)

    @cached_property
    def proposed(self) -> Mapping[tuple[str, str, str], Mapping[str, float]]:
        """Whom the machine proposes (or an exact mark names) by (scheme, code, question), with the score."""
        found: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
        for code in self.run.codes:
            if code.contributor and code.member and code.contributor in self.contributors:
                found[code.scheme, code.code, code.question][code.contributor] = code.score
        return found

    @cached_property
    def touched(self) -> Mapping[tuple[str, str, str], frozenset[str]]:
        """Who has a passage that counts for a code or is nearest to it, by (scheme, code, question)."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        text_of = {segment.id: segment.text for segment in self.run.segments}
        for code in self.run.codes:
            for text in self.texts_by_id.get(text_of.get(code.segment, ""), ()):
                who = self.by_contribution[text.contribution].contributor
                for question in {"", text.question}:
                    found[code.scheme, code.code, question].add(who)
        return {key: frozenset(value) for key, value in found.items()}

    @cached_property
    def decisions(self) -> Mapping[tuple[str, str, str], Mapping[str, bool]]:
        """What people decided, by (scheme, code, question) and contributor: it holds if one of its checks holds.

        Who holds a code in the answer to a question holds it over everything (""), where that was checked too.
        """
        found: dict[tuple[str, str, str], dict[str, bool]] = defaultdict(dict)
        for check in self.run.checks:
            contribution = self.by_contribution.get(check.contribution)
            if contribution is not None:
                decided, who = found[check.scheme, check.code, check.question], contribution.contributor
                decided[who] = check.holds or decided.get(who, False)
        for (scheme, code, question), decided in found.items():
            if not question:
                decided.update(dict.fromkeys(decided.keys() & self.confirmed[scheme, code], True))
        return found

    @cached_property
    def confirmed(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Of whom people said, in any scope, that a (scheme, code) holds."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for check in self.run.checks:
            contribution = self.by_contribution.get(check.contribution)
            if contribution is not None:
                found[check.scheme, check.code].update({contribution.contributor} if check.holds else ())
        return {key: frozenset(value) for key, value in found.items()}

    def _members(self, scheme: str, code: str, question: str) -> frozenset[str]:
        """Proposals, with the decisions of people in their place where there are any."""
        if scheme == "phrases" and question:
            return self.touched.get((scheme, code, question), frozenset())
        found = frozenset(self.proposed.get((scheme, code, question), ()))
        overall, here = (self.decisions.get((scheme, code, key), {}) for key in ("", question))
        refused = {who for who, holds in {**overall, **here}.items() if not holds}
        if not question:
            return (found - refused) | self.confirmed.get((scheme, code), frozenset())
        return (found - refused) | {who for who, holds in here.items() if holds}

    @cached_property
    def segment_codes(self) -> Mapping[tuple[str, str], tuple[Code, ...]]:
        """Member segments of each (scheme, code), best first."""
        found: dict[tuple[str, str], list[Code]] = defaultdict(list)
        for code in self.run.codes:
            if code.segment and code.member:
                found[code.scheme, code.code].append(code)
        return {key: tuple(sorted(codes, key=lambda code: (-code.score, code.segment))) for key, codes in found.items()}

    def asked(self, scope: Scope) -> frozenset[str]:
        """Contributors who could answer: the question was put to their group in their round."""
        question = self.questions.get(scope.get("question", ""))
        if question is None:
            return self._within(self.contributors, scope)
        could = {
            item.contributor
            for item in self.contributions
            if item.round == question.round and (not question.groups or item.group in question.groups)
        }
        return self._within(could, scope)

    def answered(self, scope: Scope) -> frozenset[str]:
        """Contributors who gave words (a question: words or a choice) in scope: the denominator."""
        return self._within(self.answered_by_question.get(scope.get("question", ""), frozenset()), scope)

    def holders(self, scheme: str, code: str, scope: Scope) -> frozenset[str]:
        """Contributors in scope that hold a code, among those who answered."""
        members = self._members(scheme, code, scope.get("question", ""))
        return self._within(members & self.answered(scope), scope)

    def without_campaigns(self, contributors: Iterable[str]) -> int:
        """How many contributors there are when each campaign is counted once."""
        return len({self.campaign_of.get(contributor, contributor) for contributor in contributors})

    def groups_of(self, contributors: Iterable[str], attribute: str = "group") -> Counter[str]:
        """Contributors by group, region or language; "" where it is not known."""
        return Counter(self.attributes[contributor][attribute] for contributor in contributors)

    def _within(self, contributors: Iterable[str], scope: Scope) -> frozenset[str]:
        wanted = {name: scope[name] for name in ("group", "region", "language") if name in scope}
        return frozenset(
            contributor
            for contributor in contributors
            if all(self.attributes[contributor][name] == value for name, value in wanted.items())
        )


def _commonest(counter: Counter[str]) -> str:
    return min(counter.items(), key=lambda pair: (-pair[1], pair[0] == "", pair[0]))[0]
