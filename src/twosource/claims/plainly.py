"""Short plain statements that two reports make: "No gun has been found", "the bank had been evacuated".

Two words in common are little to go by where a clause is one of many, so these are compared only after all
else, among clauses that no claim shows yet, and have to be said there whole and surely.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from twosource.claims.agreeing import Agreeing
from twosource.claims.context import Context, Sentence
from twosource.claims.grouping import Group, group
from twosource.claims.inferring import may_agree
from twosource.claims.pairing import Judged, is_thick, judged_pairs
from twosource.claims.saying import Sayings
from twosource.claims.units import Unit

__all__ = ["plain_groups"]

# So much of the clause is said there by its words, and so surely by all signs: of the thirty-three claims
# that this gives in twenty-one stories, read one by one, two are doubtful.
WHOLE, SURELY = 0.9, 0.93


def plain_groups(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], used: AbstractSet[int], sayings: Sayings
) -> tuple[list[Group], list[Judged]]:
    """Groups of clauses of which at least the one that gives the text says little, none of them ``used``.

    With the pairs that were judged for it.
    """
    free = [i for i in range(len(flat)) if i not in used]
    pairs = [
        replace(pair, u=free[pair.u], v=free[pair.v])
        for pair in judged_pairs(context, [flat[i] for i in free], plain=True)
    ]
    agreeing = Agreeing(context, flat, sayings, {(p.u, p.v): p.verdict for p in pairs})
    near = [
        p
        for p in pairs
        if not is_thick(flat[p.u][0]) and p.verdict.alignment.clause >= WHOLE and may_agree(p.verdict)
    ]
    agreeing.ask([(p.u, p.v, None) for p in near])
    said = [
        replace(p, verdict=replace(p.verdict, relation="supports", score=sure, reason=""))
        for p in near
        for sure in agreeing.sure(p.u, [p.v])
        if sure >= SURELY
    ]
    against = [p for p in pairs if p.verdict.relation == "contradicts"]
    return group(flat, [*said, *against], agreeing), [*said, *against]
