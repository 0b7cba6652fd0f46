"""Text -> sentences, tokens, names, figures, times, vectors, all on exact offsets.

Entry functions: ``parse`` (everything, with the statistical parser), ``figures`` and ``times`` (own
grammars over the raw text, no parser), ``compare_figures`` and ``compare_times`` (whether two values
agree, can both hold, or cannot), ``last_place`` (how finely a number is told), ``lasting_figure`` (a duration
without a number as a figure), ``tallies`` (votes and scores of two sides), ``close_as`` (a headline
without the spaces that a program has put into its report),
``settle`` (names missed and times left open in a report, from the story's others), ``embed``,
``sentence_vectors`` and ``similarity`` (vectors), ``inference_scores`` (what follows from a sentence),
``models`` (what was used), ``make_ready`` (opens them meanwhile), ``kept_on`` and ``recalled`` (a place to
keep what is made of texts).
Names are looked up on first use, so importing this room loads no model and no heavy library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.language.closing import close_as
    from twosource.language.comparing import compare_figures, compare_times, last_place
    from twosource.language.inference import inference_scores, inference_taught_by
    from twosource.language.keeping import Shelf, code_of, is_kept, kept_on, recalled
    from twosource.language.lasting import lasting_figure
    from twosource.language.parsing import Parsed, parse
    from twosource.language.quantities import figures
    from twosource.language.readying import make_ready
    from twosource.language.settling import settle
    from twosource.language.timelines import zone_of
    from twosource.language.timex import times
    from twosource.language.units import base_value, dimension
    from twosource.language.vectors import embed, in_context, models, sentence_vectors, similarity
    from twosource.language.votes import TALLY, tallies

__all__ = [
    "TALLY",
    "Parsed",
    "Shelf",
    "base_value",
    "close_as",
    "code_of",
    "compare_figures",
    "compare_times",
    "dimension",
    "embed",
    "figures",
    "in_context",
    "inference_scores",
    "inference_taught_by",
    "is_kept",
    "kept_on",
    "last_place",
    "lasting_figure",
    "make_ready",
    "models",
    "parse",
    "recalled",
    "sentence_vectors",
    "settle",
    "similarity",
    "tallies",
    "times",
    "zone_of",
]

# No module here may bear the name of a function: once imported it would hide the function.
_HOMES = {
    "TALLY": "votes",
    "Parsed": "parsing",
    "Shelf": "keeping",
    "base_value": "units",
    "close_as": "closing",
    "code_of": "keeping",
    "compare_figures": "comparing",
    "compare_times": "timelines",
    "dimension": "units",
    "embed": "vectors",
    "figures": "quantities",
    "in_context": "vectors",
    "inference_scores": "inference",
    "inference_taught_by": "inference",
    "is_kept": "keeping",
    "kept_on": "keeping",
    "last_place": "comparing",
    "lasting_figure": "lasting",
    "make_ready": "readying",
    "models": "vectors",
    "parse": "parsing",
    "recalled": "keeping",
    "sentence_vectors": "vectors",
    "settle": "settling",
    "similarity": "vectors",
    "tallies": "votes",
    "times": "timex",
    "zone_of": "timelines",
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
