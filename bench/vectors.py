"""`python -m bench.vectors TEXTS ENCODER FILE`: the vectors of an encoder for texts (JSON Lines), as a .npy file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from rapporteur.engine.analysis import encode


def main() -> None:
    """Encode and write."""
    source, encoder, out = sys.argv[1:]
    texts = [json.loads(line)["text"] for line in Path(source).read_text("utf-8").splitlines()]
    np.save(out, encode.load("static" if encoder == "static" else "full").encode(texts))


if __name__ == "__main__":
    main()
