"""Texts to vectors: the only place that knows an encoder.

universal and static are the two tiers, for texts in any language, in one space of 512 numbers; minilm is for
English texts beside the full tier.
"""

from __future__ import annotations

from pathlib import Path

from rapporteur.engine.analysis.encode.encoder import DIMENSION, Encoder
from rapporteur.engine.analysis.encode.minilm import PieceReader, load_english, load_pieces
from rapporteur.engine.analysis.encode.static import load_static, user_cache
from rapporteur.engine.analysis.encode.universal import load_full
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Encoder as Tier

__all__ = ["DIMENSION", "Encoder", "PieceReader", "load", "load_english", "load_pieces", "user_cache"]


def load(tier: Tier, *, cache: Path | None = None) -> Encoder:
    """Load an encoder tier; raise WrongUse if there is no such tier.

    cache: folder where the static tier keeps its table (130 MB); default: the user's cache folder.
    Without a table there, or with one that is damaged, it is distilled again (about 8 s).
    """
    if tier not in ("full", "static"):
        raise WrongUse(f'no encoder is called "{tier}"', action='Use "full" or "static".')
    if tier == "full":
        return load_full()
    return load_static(cache)
