"""What a checked sample is worth: `python -m evals.checked` prints how often intervals and quantifiers are right.

Everything is simulated and seeded: who holds a code, what a coder of known quality says, whom people check. Nothing is
fitted here. Columns: how often the 95 % interval holds the chance that anybody holds the code, and how wide it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.checked.draw import sizes
from rapporteur.engine.analysis.checked.estimate import FEWEST_CHECKED, estimate
from rapporteur.engine.analysis.shares import Share
from rapporteur.engine.findings.changes import between
from rapporteur.engine.findings.quantifiers import choose
from rapporteur.engine.schemes.loader import quantifier_scale

RUNS = 20_000
CONSULTATIONS = 1_000
CHANGES = 10_000
CHECKED = 60
SHARES = (0.05, 0.2, 0.4, 0.6)
CODERS = ((0.8, 0.8), (0.5, 0.85))
"""Precision and recall."""
Z = 1.959964

Doubles = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Bounds = tuple[Doubles, Doubles]


@dataclass(frozen=True)
class Made:
    """Simulated consultations, (runs, 2) each, proposed and not: contributors, holders, checked, found of these."""

    members: Counts
    held: Counts
    checked: Counts
    found: Counts


def simulate(
    share: float | Doubles,
    everybody: int | Counts,
    wanted: int | Counts,
    coder: tuple[float, float],
    seed: int,
    runs: int,
) -> Made:
    """wanted: how many to check in all, at random (a number), or of those proposed and of the others (runs, 2)."""
    dice, (precision, recall) = np.random.default_rng(seed), coder
    chance, of = np.broadcast_to(share, runs), np.broadcast_to(everybody, runs)
    holders = dice.binomial(of, chance)
    right = dice.binomial(holders, recall)
    rate = np.minimum(chance * recall * (1 - precision) / precision / (1 - chance), 1.0)
    wrong = dice.binomial(of - holders, rate)
    members = np.stack([right + wrong, of - right - wrong], axis=1)
    held = np.stack([right, holders - right], axis=1)
    if isinstance(wanted, int):
        first = dice.hypergeometric(members[:, 0], members[:, 1], np.minimum(wanted, of))
        checked = np.stack([first, np.minimum(wanted, of) - first], axis=1)
    else:
        checked = np.minimum(wanted, members)
    return Made(members, held, checked, dice.hypergeometric(held, members - held, checked))


def wilson(share: Doubles, of: Doubles) -> Bounds:
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z * np.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    return middle - half, middle + half


def naive(made: Made) -> Bounds:
    of = made.members.sum(axis=1).astype(float)
    return wilson(made.members[:, 0] / of, of)


def sample_only(made: Made) -> Bounds:
    of = made.checked.sum(axis=1).astype(float)
    return wilson(made.found.sum(axis=1) / of, of)


def powered(made: Made, *, tuned: bool) -> Bounds:
    """Prediction-powered inference with the normal interval of the papers; tuned: PPI++."""
    everybody, taken = made.members.sum(axis=1).astype(float), made.checked.sum(axis=1).astype(float)
    said, told = made.members[:, 0] / everybody, made.checked[:, 0] / taken
    found = made.found.sum(axis=1) / taken
    covariance = made.found[:, 0] / taken - found * told
    spread = told * (1 - told)
    weight = np.ones_like(said)
    if tuned:
        weight = np.clip(covariance / np.maximum(spread, 1e-9) / (1 + taken / everybody), 0.0, 1.0)
    share = weight * said + found - weight * told
    error = found * (1 - found) - 2 * weight * covariance + weight**2 * spread
    half = Z * np.sqrt(np.maximum(weight**2 * said * (1 - said) / everybody + error / taken, 0.0))
    return np.clip(share - half, 0, 1), np.clip(share + half, 0, 1)


def ours(made: Made) -> Bounds:
    """As the report does it; not a number where too few were checked to say anything."""
    _, low, high = estimate(made.members, made.checked, made.found)
    enough = (made.checked >= np.minimum(made.members, FEWEST_CHECKED)).all(axis=1)
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan)


METHODS: Sequence[tuple[str, Callable[[Made], Bounds]]] = (
    ("count alone (Wilson)", naive),
    ("checked sample alone (Wilson)", sample_only),
    ("PPI", lambda made: powered(made, tuned=False)),
    ("PPI++", lambda made: powered(made, tuned=True)),
    ("by bands, as built", ours),
)


def intervals(everybody: int) -> None:
    print(f"\n{everybody} answered, {CHECKED} checked at random; coverage (mean width)\n")
    print("| coder (precision/recall) | share |", " | ".join(name for name, _ in METHODS), "|")
    print("|---" * (2 + len(METHODS)) + "|")
    for number, coder in enumerate(CODERS):
        for place, share in enumerate(SHARES):
            made = simulate(share, everybody, CHECKED, coder, 100 * number + place, RUNS)
            cells = []
            for _, method in METHODS:
                low, high = method(made)
                right = ((low <= share) & (share <= high))[~np.isnan(low)]
                cells.append(f"{right.mean():.3f} ({np.nanmean(high - low):.3f})")
            print(f"| {coder[0]}/{coder[1]} | {share} |", " | ".join(cells), "|")


def quantifiers() -> None:
    """Words said of 1,000 consultations; wrong: the true share is outside what the word promises."""
    lowest = {rule["key"]: rule.get("low_above", 0.0) for rule in quantifier_scale()}
    print("\n| coder | quantifiers from | said | wrong |\n|---|---|---|---|")
    for coder in CODERS:
        dice = np.random.default_rng(7)
        share, of = (
            dice.uniform(0.02, 0.8 if coder[0] > 0.6 else 0.5, CONSULTATIONS),
            dice.integers(40, 400, CONSULTATIONS),
        )
        wanted = [
            sizes(np.array([round(n * s), n - round(n * s)]), np.array([0.8, 0.2]), 0.08)
            for n, s in zip(of.tolist(), share.tolist(), strict=True)
        ]
        made = simulate(share, of, np.array(wanted), coder, 8, CONSULTATIONS)
        corrected = made.found.sum(axis=1) + made.members[:, 0] - made.checked[:, 0]
        for name, counts, method in (
            ("the count alone", made.members[:, 0], naive),
            ("the checked sample", corrected, ours),
        ):
            said = _said(counts, of, method(made), name)
            wrong = [
                (key == "few" and true >= 0.15) or true <= lowest.get(key or "", 0.0)
                for key, true in zip(said, share.tolist(), strict=True)
                if key is not None
            ]
            print(f"| {coder[0]}/{coder[1]} | {name} | {len(wrong)} | {np.mean(wrong):.3f} |")


def _said(counts: Counts, of: Counts, bounds: Bounds, name: str) -> list[str | None]:
    return [
        choose(
            count=int(count),
            of=int(everybody),
            interval=(round(float(low), 4), round(float(high), 4)),
            sure=True,
            whole=name == "the count alone",
            scale=quantifier_scale(),
        )
        for count, everybody, low, high in zip(counts, of, *bounds, strict=True)
    ]


def differences() -> None:
    """Two rounds of 148, a coder of 70 % precision and 80 % recall; 30 of those proposed and 30 others checked in each.

    How often the interval of the difference holds it, and how often it excludes zero.
    """
    runs, of = CHANGES, 148
    print("\n| shares, later and earlier | interval holds the difference | excludes zero |\n|---|---|---|")
    for later, earlier in ((0.3, 0.3), (0.2, 0.1), (0.5, 0.3)):
        sides = []
        for place, share in enumerate((later, earlier)):
            made = simulate(share, of, np.full((runs, 2), 30), (0.7, 0.8), 50 + 7 * place + round(later * 100), runs)
            sides.append(np.stack(estimate(made.members, made.checked, made.found), axis=1).tolist())
        shares = [[Share(0, of, share, low, high, exact=False) for share, low, high in side] for side in sides]
        found = [between(now, was) for now, was in zip(*shares, strict=True)]
        right = np.mean([low <= later - earlier <= high for _, low, high in found])
        said = np.mean([low > 0 or high < 0 for _, low, high in found])
        print(f"| {later} and {earlier} | {right:.3f} | {said:.3f} |")


def main() -> int:
    for everybody in (148, 2_000):
        intervals(everybody)
    quantifiers()
    differences()
    return 0


if __name__ == "__main__":
    sys.exit(main())
