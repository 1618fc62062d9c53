"""The way in for filters: a scheme and an encoder in, a coder out that gives texts calibrated scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.coding.descriptions import described
from rapporteur.engine.analysis.coding.evidence import Model
from rapporteur.engine.analysis.coding.examples import learn_examples
from rapporteur.engine.analysis.coding.learn import Labelled
from rapporteur.engine.analysis.coding.segments import code_with, english_for, model_for, text_probability
from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.analysis.prevalence import MEMBER_FROM, Doubles
from rapporteur.engine.records import Scheme
from rapporteur.engine.schemes.loader import builtin, load_scheme

Truth = npt.NDArray[np.bool_]


class Coder(Protocol):
    """Codes texts with one scheme. codes: names, in the scheme's order."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the codes, one a column."""

    def score(self, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
        """Return calibrated probabilities (texts, codes), 4 decimals. languages: ISO 639-1, "" where not known.

        The scores of a text do not depend on the other texts.
        """

    def applies(self, scores: Doubles) -> Truth:
        """Return which codes a text is given, (texts, codes), for what `score` returned."""


def coder_for(scheme: Scheme, encoder: Encoder, examples: Sequence[Labelled] = ()) -> Coder:
    """Return a coder: learnt from examples where there are any, else fitted, else made from descriptions.

    Raises UnknownScheme for an example with a code that the scheme has not.
    """
    if examples:
        return learn_examples(scheme, examples, encoder)
    if scheme.scheme not in builtin() or scheme != load_scheme(scheme.scheme):
        return described(scheme, encoder)
    return _Evidence(encoder, model_for(scheme, encoder))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Each code for itself: it applies from an even chance on."""

    encoder: Encoder
    model: Model

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code.code for code in self.model.scheme.codes)

    def score(self, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
        coded = code_with(self.model, self.encoder.encode(texts), texts, languages, english_for(self.encoder))
        return text_probability(coded.z, self.model.scheme, self.encoder.tier)

    def applies(self, scores: Doubles) -> Truth:
        return np.asarray(scores >= MEMBER_FROM)
