"""Fit what is shipped in schemes/data: `python -m evals.fit`. Weights and hashes only, no texts.

Needs the labelled data beside the repository; takes some minutes and gives the same files every time.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals import bench, labelled
from evals.categories import FALSE_POSITIVE, TIERS, pool, truth_of
from evals.compose import BANDS, Composed, Pool, compose
from evals.mapping import shipped_rule_of
from rapporteur.engine.analysis.coding.calibrate import level, line, pack, rates, text_line
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.coding.describe import Prose, describe, pack_prose, unpack_prose
from rapporteur.engine.analysis.coding.evidence import Model, as_scores, cue_evidence, meaning, score, unpack
from rapporteur.engine.analysis.coding.evidence import pack as pack_model
from rapporteur.engine.analysis.coding.learn import learn
from rapporteur.engine.analysis.coding.segments import english_for
from rapporteur.engine.analysis.encode import Encoder, load, load_english
from rapporteur.engine.analysis.prevalence import Calibrator, ErrorRates
from rapporteur.engine.schemes.loader import builtin, load_scheme

DATA = Path(__file__).resolve().parents[1] / "src/rapporteur/engine/schemes/data"
ARGUMENTS = 2000
NUMBER = 1500
"""Contributions a band."""
SEED = 0
NO_ERROR = ErrorRates(1.0, 0.0, "labelled")


def main() -> int:
    """Fit both tiers and write the files; 2 when the labelled data is missing."""
    try:
        prose = ordinary_prose()
        goals = bench.sdg_training()
        halves = [labelled.passages(half) for half in labelled.HALVES]
        trained_on = sources()
    except bench.BenchMissing as error:
        print(error, file=sys.stderr)
        return 2
    files: dict[str, bytes] = {}
    cues = ordinary_cues(prose)
    result: dict[str, Any] = {"trained_on": trained_on, "cues": cues}
    for tier in TIERS:
        encoder = load(tier)
        packed = pack_prose(encoder.encode(prose))
        files[f"prose-{tier}.npz"] = npz(packed)
        lesson = learn(load_scheme("sdgs"), goals, encoder, load_english() if tier == "full" else None)
        packed_model = pack_model(lesson.model)
        files[f"sdgs-{tier}.npz"] = npz(packed_model)
        others = code(lesson.model, bench.off_topic(), encoder)
        learnt = Pool(as_scores(lesson.model, lesson.z).pvalues, lesson.truth, others)
        reference = unpack_prose(packed, cues)
        described = described_pool(encoder, reference, lesson.truth)
        by_description = describe(load_scheme("sdgs"), encoder, reference)
        development, held_out = (category_pool(passages, encoder, reference) for passages in halves)
        result[tier] = {
            "sdgs": {
                **fit_calibrator(learnt.half(True), learnt.half(False)),
                "text": judged_line(unpack(lesson.model.scheme, packed_model), encoder),
            },
            "by-description": {
                **fit_calibrator(described.half(True), described.half(False)),
                "text": judged_line(by_description, encoder),
            },
            "categories": fit_calibrator(development, held_out, FALSE_POSITIVE),
            "own-scheme": asdict(shipped_rule_of(encoder)),
        }
        print(f"{tier}: fitted", flush=True)
    files["calibration.json"] = (json.dumps(result, indent=1, sort_keys=True) + "\n").encode()
    for name, content in files.items():
        (DATA / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
    return 0


def sources() -> dict[str, str]:
    """SHA-256 of all that is learnt from, by name. Raises BenchMissing where it is not there."""
    of_goals = {name: bench.sha256(name) for name in (*bench.SDG_TRAINING, bench.SDG_JUDGED)}
    return {**of_goals, labelled.CATEGORIES: labelled.sha256(labelled.CATEGORIES)}


def ordinary_prose() -> list[str]:
    """Sentences about policy of every kind: the SDG training texts, arguments and answers."""
    sentences = [item.text for item in bench.sdg_training()]
    return sorted({*sentences, *bench.arguments()[:ARGUMENTS], *bench.answers()})


def ordinary_cues(prose: list[str]) -> dict[str, Any]:
    """Cue evidence of ordinary prose for the built-in schemes; "others" is their mean."""
    mean: dict[str, dict[str, float]] = {}
    spread: dict[str, float] = {}
    for name in builtin():
        scheme = load_scheme(name)
        found = cue_evidence(Cues(scheme), prose, ["en"] * len(prose))
        codes = [item.code for item in scheme.codes]
        mean[name] = dict(zip(codes, found.mean(axis=0).round(4).tolist(), strict=True))
        spread[name] = round(float(np.sqrt(found.var(axis=0).mean())), 4)
    mean["others"] = {"": round(float(np.mean([np.mean(list(mean[name].values())) for name in builtin()])), 4)}
    spread["others"] = round(float(np.mean([spread[name] for name in builtin()])), 4)
    return {"mean": mean, "spread": spread, "correlation": correlation(prose)}


def correlation(prose: list[str]) -> float:
    """Correlation of nearness and cues over ordinary prose, for the built-in schemes by description."""
    encoder = load("full")
    vectors = encoder.encode(prose)
    reference = unpack_prose(
        pack_prose(vectors), {"mean": {"others": {"": 0}}, "spread": {"others": 1}, "correlation": 0}
    )
    links = []
    for name in builtin():
        model = describe(load_scheme(name), encoder, reference)
        near = meaning(model.direction, vectors)
        hits = cue_evidence(Cues(model.scheme), prose, ["en"] * len(prose))
        heard = [i for i in range(near.shape[1]) if hits[:, i].any()]
        links += [np.corrcoef(near[:, i], hits[:, i])[0, 1] for i in heard]
    return round(float(np.mean(links)), 4)


def code(model: Model, texts: list[str], encoder: Encoder) -> npt.NDArray[np.float64]:
    """P-values of English texts."""
    return as_scores(model, score(model, encoder.encode(texts), texts, ["en"] * len(texts))).pvalues


def judged_line(model: Model, encoder: Encoder) -> list[float]:
    """The logistic line that makes probabilities of whole texts, from judgements of people."""
    judgements = bench.sdg_judgements()
    return list(text_line(asked_evidence(judgements, model, encoder), np.array([item.holds for item in judgements])))


def asked_evidence(judgements: list[bench.Judgement], model: Model, encoder: Encoder) -> npt.NDArray[np.float64]:
    """Evidence for the goal that was asked about, the English encoder read too."""
    goals = [item.code for item in model.scheme.codes]
    texts = [item.text for item in judgements]
    z = score(model, encoder.encode(texts), texts, ["en"] * len(texts), english_for(encoder))
    return z[np.arange(len(texts)), [goals.index(item.goal) for item in judgements]]


def described_pool(encoder: Encoder, prose: Prose, truth: npt.NDArray[np.bool_]) -> Pool:
    """The same segments coded with the SDGs by description alone."""
    model = describe(load_scheme("sdgs"), encoder, prose)
    texts = [item.text for item in bench.sdg_training()]
    return Pool(code(model, texts, encoder), truth, code(model, bench.off_topic(), encoder))


def category_pool(passages: Sequence[labelled.Passage], encoder: Encoder, prose: Prose) -> Pool:
    """Passages that the developers labelled, coded with the categories."""
    model = describe(load_scheme("categories"), encoder, prose)
    return pool(truth_of(passages), code(model, [item.words for item in passages], encoder))


def fit_calibrator(learnt: Pool, other: Pool, rate: float | None = None) -> dict[str, Any]:
    """A line a band from contributions of one pool; errors from contributions of the other.

    Every band is moved to the same rate of false members: the one given, else the one that single segments set.
    """
    train = [compose(learnt, band, NUMBER, SEED + i) for i, band in enumerate(BANDS)]
    held_out = [compose(other, band, NUMBER, SEED + 100 + i) for i, band in enumerate(BANDS)]
    bands = lines(train, rate)
    draft = Calibrator(bands, NO_ERROR)
    by_band = [rates(draft.probability(item.pvalues, item.segments), item.truth) for item in held_out]
    sensitivity, false_positive = overall(draft, held_out)
    return {**pack(bands, sensitivity, false_positive), "by_band": [list(pair) for pair in by_band]}


def lines(train: Sequence[Composed], rate: float | None) -> tuple[tuple[float, float], ...]:
    """A line a band, all at the rate of false members that is given, else at that of the line of the first band."""
    if rate is not None:
        return tuple(level(item.pvalues, item.truth, rate) for item in train)
    first = train[0]
    single = line(first.pvalues, first.truth)
    draft = Calibrator((single,) * len(train), NO_ERROR)
    _, own = rates(draft.probability(first.pvalues, first.segments), first.truth)
    return (single, *(level(item.pvalues, item.truth, own) for item in train[1:]))


def overall(calibrator: Calibrator, composed: list[Composed]) -> tuple[float, float]:
    scores = np.vstack([calibrator.probability(item.pvalues, item.segments) for item in composed])
    return rates(scores, np.vstack([item.truth for item in composed]))


def npz(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """A compressed .npz with fixed dates, so that the same arrays give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asanyarray(arrays[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, member.getvalue())
    return content.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
