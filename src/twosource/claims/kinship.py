"""Whether one clause is of a whole family, and the other of one of its members: the Holms, Peter Holm."""

import re
from collections.abc import Iterable

from twosource.claims.lexicon import word_list
from twosource.claims.naming import is_family
from twosource.claims.terms import Term
from twosource.claims.units import Unit

__all__ = ["KIN", "is_another_of_name", "is_one_of_family"]

KIN = word_list("kin.txt")
# Two of a name, told together: "Peter and Anna Holm", "Peter Holm and his wife".
_WITH = re.compile(r"[^.;]{0,30}?\band (?:his|her|their|[A-Z])")
_BESIDE = re.compile(r"(?:[A-Z][\w.]*|" + "|".join(sorted(KIN)) + r"),? and (?:[A-Z][\w.]* ?)*$")
PARTS = frozenset({"subj", "obj"})


def is_one_of_family(v: Unit, matched: Iterable[tuple[Term, Term]]) -> bool:
    """Whether a family does or suffers it, and in the clause ``v`` one of its name alone.

    ``matched`` are terms of a clause and of ``v``. What the Holms did, Peter Holm did too; not the other way.
    """
    return any(a.role in PARTS and b.role in PARTS and is_family(a, b) and _is_one(b, v) for a, b in matched)


def is_another_of_name(missing: Iterable[Term], v: Unit) -> bool:
    """Whether one of the persons that ``v`` lacks has a namesake there: Anna Holm, and Peter Holm."""
    named = [term.surface.split() for term in v.terms if term.kind == "person" and " " in term.surface]
    lacking = [term.surface.split() for term in missing if term.kind == "person" and " " in term.surface]
    return any(a[-1] == b[-1] and a[0][0] != b[0][0] for a in lacking for b in named)


def _is_one(term: Term, unit: Unit) -> bool:
    if term.kind != "person" or " " not in term.key:
        return False
    base, text = unit.sentence.start, unit.sentence.text
    before, after = text[: max(0, term.start - base)], text[term.end - base :]
    return _WITH.match(after) is None and _BESIDE.search(before) is None
