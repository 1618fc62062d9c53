"""`python -P bench/peer_fit.py TEXTS VECTORS`: BERTopic as it comes, on vectors made before; prints JSON.

Runs in an environment of its own, where nothing of this project is installed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Print the seconds that its import took and the topic of each text, -1 for those it leaves out."""
    begun = time.monotonic()
    import numpy as np
    from bertopic import BERTopic  # type: ignore[import-not-found]

    imports = time.monotonic() - begun
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    topics, _ = BERTopic().fit_transform(texts, np.load(sys.argv[2]))
    sys.stdout.write(json.dumps({"imports": imports, "topics": [int(topic) for topic in topics]}))


if __name__ == "__main__":
    main()
