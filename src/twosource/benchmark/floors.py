"""The floors that measured figures must not fall below, pinned in ``floors.json``.

    {stage: {measure: {"at_least": 0.97, "tightest": 0.97, "reason": ""}}}

``at_most`` stands in the place of ``at_least`` where less is better. ``tightest`` is the tightest
bound that was ever pinned; a bound looser than that has to say why in ``reason``.
"""

from pathlib import Path

import msgspec

from twosource.benchmark.table import OURS, Result

FILE = Path(__file__).with_name("floors.json")


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tightest: float
    at_least: float | None = None
    at_most: float | None = None
    reason: str = ""


def floors(file: Path = FILE) -> dict[str, dict[str, Floor]]:
    """All floors by stage and measure."""
    return msgspec.json.decode(file.read_bytes(), type=dict[str, dict[str, Floor]])


def faults(pinned: dict[str, dict[str, Floor]]) -> list[str]:
    """What is wrong with the floors themselves: no bound, or one loosened without a reason."""
    found = []
    for stage, measures in pinned.items():
        for measure, floor in measures.items():
            bounds = [bound for bound in (floor.at_least, floor.at_most) if bound is not None]
            if len(bounds) != 1:
                found.append(f"{stage}, {measure}: give at_least or at_most")
                continue
            looser = bounds[0] < floor.tightest if floor.at_most is None else bounds[0] > floor.tightest
            tighter = bounds[0] > floor.tightest if floor.at_most is None else bounds[0] < floor.tightest
            if tighter:
                found.append(
                    f"{stage}, {measure}: tightest is {floor.tightest:g}, set it to {bounds[0]:g} too"
                )
            if looser and not floor.reason.strip():
                found.append(f"{stage}, {measure}: loosened from {floor.tightest:g} without a reason")
    return found


def below(result: Result, pinned: dict[str, dict[str, Floor]]) -> list[str]:
    """One line for each measure of ours that is past its bound, or was not measured."""
    ours = next((row.figures for row in result.rows if row.name == OURS), None)
    if ours is None:
        ours = result.rows[0].figures if result.rows else {}
    found = []
    for measure, floor in sorted(pinned.get(result.stage, {}).items()):
        value = ours.get(measure)
        if value is None:
            found.append(f"{result.stage}, {measure}: not measured")
        elif floor.at_least is not None and value < floor.at_least:
            found.append(f"{result.stage}, {measure}: {value:.4f}, floor {floor.at_least:g}")
        elif floor.at_most is not None and value > floor.at_most:
            found.append(f"{result.stage}, {measure}: {value:.4f}, at most {floor.at_most:g}")
    return found
