"""Each stage against its gold, with floors that a change must not fall below."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from twosource.benchmark.floors import below, faults, floors
from twosource.benchmark.table import Result, Row, as_result, table
from twosource.errors import MissingGold

__all__ = ["SLOW", "STAGES", "Result", "Row", "below", "default_gold", "faults", "floors", "measure", "table"]

# In the order of the walk. Each is a module here with `run(gold, *, sample=None)`.
STAGES = (
    "reading",
    "intake",
    "copying",
    "collections",
    "stories",
    "attribution",
    "speakers",
    "figures",
    "times",
    "claims",
    "streams",
)

# Stages that take minutes and run only when they are named.
SLOW = ("streams",)

# The folder of a stage inside the gold, for the stages that take their own folder.
_FOLDERS = {"reading": "extraction"}


def default_gold() -> Path:
    """Where gold is looked for unless told otherwise: beside the working tree."""
    return Path("../shared/bench")


def measure(stage: str, gold: str | Path, *, sample: int | None = None) -> Result:
    """One stage measured, on the first ``sample`` items if given. Raises MissingGold."""
    if stage not in STAGES:
        raise ValueError(f"no such stage: {stage}; there are {', '.join(STAGES)}")
    gold = Path(gold)
    if not gold.is_dir():
        raise MissingGold(f"{gold}: no such folder; name the folder of the gold data with --gold")
    if find_spec(f"{__name__}.{stage}") is None:
        raise MissingGold(f"{stage}: this stage has no benchmark yet")
    inner = gold / _FOLDERS.get(stage, ".")
    module = import_module(f"{__name__}.{stage}")
    return as_result(stage, module.run(inner if inner.is_dir() else gold, sample=sample))
