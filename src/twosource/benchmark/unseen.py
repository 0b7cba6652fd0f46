"""Claims brought to stories that the judge was not taught with: every probe, by folds over the stories.

    python -m twosource.benchmark.unseen GOLD [--detail]

Each story's probes are answered with a judge, and a model of inference, that are taught by the probes of the
other folds, four fifths of the stories. Rules and thresholds have been developed with some of these stories
in view (those of ``given`` and ``dev``), so the figures of ``held-out`` are told apart. Beside it what most
tools do, which is taught nothing. Takes some twenty minutes.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._probing import OURS, Answer, Asked, answers, score, told
from twosource.benchmark.claims import SETS, asked_by_story
from twosource.benchmark.judging import fitted, taught_by
from twosource.benchmark.table import as_result, table
from twosource.claims.judge import judged_by
from twosource.dossier.walking import Walked

Story = tuple[str, list[Asked], Walked, dict[str, str]]


def run(gold: Path) -> dict[str, dict[str, list[tuple[Asked, Answer]]]]:
    """The answers of each system by set of probes. Raises MissingGold."""
    stories: list[Story] = [(name, *one) for name in SETS for one in asked_by_story(gold, name)]
    folds = [fold_of(asked[0].probe["event"]) for _, asked, _, _ in stories]
    rows = [list(taught_by(asked, walked, names)) for _, asked, walked, names in stories]
    given: dict[str, dict[str, list[tuple[Asked, Answer]]]] = defaultdict(lambda: {name: [] for name in SETS})
    with TemporaryDirectory() as folder:
        # A story without a fold taught no model: the one that ships has not seen it.
        for fold in sorted(set(folds), key=str):
            path = Path(folder) / f"{fold}.json"
            others = [row for some, f in zip(rows, folds, strict=True) if f != fold for row in some]
            path.write_text(json.dumps(fitted(others)), "utf-8")
            with judged_by(path), unseen_by(fold):
                for name, asked, walked, names in (
                    s for s, f in zip(stories, folds, strict=True) if f == fold
                ):
                    for system, found in answers(asked, walked, names).items():
                        given[system][name] += found
    return given


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.unseen", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--detail", action="store_true", help="tell the probes answered wrongly")
    asked = parser.parse_args(arguments)
    given = run(asked.gold)
    every = {system: [one for name in SETS for one in by_set[name]] for system, by_set in given.items()}
    figures = {system: score(found) for system, found in every.items()}
    figures |= {f"{OURS}, {name}": score(found) for name, found in given[OURS].items()}
    sys.stdout.write(table(as_result("claims, story unseen", figures)))
    if asked.detail:
        sys.stderr.write("\n".join(told(every[OURS])) + "\n")


if __name__ == "__main__":
    main()
