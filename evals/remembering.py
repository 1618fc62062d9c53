"""An encoder that keeps what it has encoded, for draws of the same texts over and over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.analysis.encode.encoder import Floats
from rapporteur.engine.records import Progress, silent


@dataclass(frozen=True)
class Remembering(Encoder):
    """The same rows as the encoder it was made from, each made once."""

    rows: dict[str, Floats] = field(default_factory=dict)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Floats:
        new = [text for text in set(texts) if text not in self.rows]
        self.rows.update(zip(new, super().encode(new, progress), strict=True))
        return np.array([self.rows[text] for text in texts], dtype=np.float32).reshape(len(texts), self.dimension)


def remembering(encoder: Encoder) -> Remembering:
    return Remembering(encoder.tier, encoder.sha256, encoder.tokenize, encoder.batches, encoder.run, encoder.dimension)
