"""Do long contributions win? Contributions composed of labelled segments, in five bands of length."""

from __future__ import annotations

from evals import bench
from evals.compose import APART, apart
from evals.fit import sources
from evals.rows import Row
from rapporteur.engine.analysis.prevalence import LENGTH_BANDS
from rapporteur.engine.schemes.loader import calibration

DATASET = "Composed contributions (sdg/train_*.csv, held-out half)"
METHODS = {"sdgs": "learnt", "by-description": "by description alone"}


def run() -> list[Row]:
    """False-positive rate and sensitivity a band, as `python -m evals.fit` measured them on the held-out half.

    Raises BenchMissing when they were measured on other training files than those here.
    """
    if calibration()["trained_on"] != sources():
        raise bench.BenchMissing("calibration.json was fitted on other data; run `python -m evals.fit` first.")
    rows = []
    for tier in ("full", "static"):
        for method, note in METHODS.items():
            by_band = calibration()[tier][method]["by_band"]
            for band, (sensitivity, false_positive) in zip(_names(), by_band, strict=True):
                rows.append(
                    Row(DATASET, f"false positives, {band} segment{_plural(band)}", false_positive, None, tier, note)
                )
                rows.append(Row(DATASET, f"sensitivity, {band} segment{_plural(band)}", sensitivity, None, tier, note))
            rows.append(Row(DATASET, APART, apart(by_band), None, tier, note))
    return rows


def _names() -> list[str]:
    ends = [*(start - 1 for start in LENGTH_BANDS[1:]), 200]
    return [str(start) if start == end else f"{start}-{end}" for start, end in zip(LENGTH_BANDS, ends, strict=True)]


def _plural(band: str) -> str:
    return "" if band == "1" else "s"
