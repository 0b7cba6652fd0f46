"""The command that measures each stage against its gold."""

import click

from twosource._cli_io import format_option, note, working, write, write_json


@click.command()
@click.argument("stages", metavar="[STAGE]...", nargs=-1)
@click.option("--gold", metavar="DIR", help="Folder of gold data. Default: ../shared/bench.")
@click.option(
    "--sample",
    type=click.IntRange(1),
    metavar="N",
    help="Measure on the first N items only; floors are then not held.",
)
@format_option("text", "json", help="A table, or one JSON object.", default="text")
def benchmark(stages: tuple[str, ...], gold: str | None, sample: int | None, form: str) -> int:
    """Measure stages against gold and the pinned floors. Ends with 1 below a floor.

    Without a STAGE all are measured but the slow one, streams.
    """
    from twosource.benchmark import SLOW, STAGES, below, default_gold, faults, floors, measure, table

    unknown = [stage for stage in stages if stage not in STAGES]
    if unknown:
        raise click.UsageError(f"no such stage: {', '.join(unknown)}; there are {', '.join(STAGES)}")
    pinned = floors()
    problems = faults(pinned)
    results = []
    for stage in stages or [stage for stage in STAGES if stage not in SLOW]:
        with working(f"measuring {stage}"):
            result = measure(stage, gold or default_gold(), sample=sample)
        results.append(result)
        if form == "text":
            write(table(result))
        if sample is None:
            problems += below(result, pinned)
    if form == "json":
        write_json(results)
    for problem in problems:
        note(f"floor: {problem}")
    return 1 if problems else 0
