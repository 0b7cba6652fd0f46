"""What a benchmark gives, and how it is printed."""

from typing import Any

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One system's figures on a stage, by name of the measure."""

    name: str
    figures: dict[str, float]


class Result(msgspec.Struct, frozen=True):
    """A stage measured: ours in the first row, others in the same run after it."""

    stage: str
    rows: tuple[Row, ...]
    note: str = ""


# The row that floors are held against.
OURS = "twosource"


def as_result(stage: str, measured: Any) -> Result:
    """What a stage's ``run`` gave, as a Result.

    Taken: a Result; figures by measure; figures by system and measure; a list of either
    (with a "name" or "system" in each). Anything else is a mistake in the stage: TypeError.
    """
    if isinstance(measured, Result):
        return measured
    if isinstance(measured, dict):
        if all(isinstance(value, dict) for value in measured.values()) and measured:
            rows = tuple(Row(str(name), _figures(row)) for name, row in measured.items())
        else:
            rows = (Row(OURS, _figures(measured)),)
    elif isinstance(measured, list | tuple):
        rows = tuple(_row(one) for one in measured)
    else:
        raise TypeError(f"benchmark {stage} gave a {type(measured).__name__}, not rows of figures")
    note = measured.get("note", "") if isinstance(measured, dict) else ""
    return Result(stage, rows, note if isinstance(note, str) else "")


def _row(one: Any) -> Row:
    if isinstance(one, Row):
        return one
    if not isinstance(one, dict):
        raise TypeError(f"a row of figures is a {type(one).__name__}")
    name = next((str(one[key]) for key in ("name", "system", "row") if key in one), OURS)
    return Row(name, _figures(one))


def _figures(row: Any) -> dict[str, float]:
    return {
        str(key): float(value)
        for key, value in dict(row).items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def table(result: Result) -> str:
    """The rows as aligned plain text: measures down, systems across."""
    measures = list(dict.fromkeys(key for row in result.rows for key in row.figures))
    width = max([len(measure) for measure in measures], default=0)
    columns = [max(len(row.name), 8) for row in result.rows]
    lines = [result.stage]
    heads = "  ".join(row.name.rjust(column) for row, column in zip(result.rows, columns, strict=True))
    lines.append(f"  {'':{width}}  {heads}")
    for measure in measures:
        values = [row.figures.get(measure) for row in result.rows]
        counted = all(value is None or value == int(value) for value in values) and any(
            value is not None and value > 1 for value in values
        )
        cells = "  ".join(
            _cell(value, counted).rjust(column) for value, column in zip(values, columns, strict=True)
        )
        lines.append(f"  {measure:{width}}  {cells}")
    if result.note:
        lines.append(f"  {result.note}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cell(value: float | None, counted: bool) -> str:
    """A count without decimals, a share with three, something large with one."""
    if value is None:
        return "-"
    if counted:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"
