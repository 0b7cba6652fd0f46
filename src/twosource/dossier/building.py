"""The one way through the house: inputs -> reports -> stories -> what they agree on -> dossier."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from twosource._identity import distinct, in_order
from twosource.dossier.walking import PIPELINE, said, walk
from twosource.errors import ModelError, NothingReadable
from twosource.model import Dossier, MadeWith, Report, Ruling, Story, StoryGroup, Unread

# So many new objects pass before Python looks for garbage among them, while a story is told.
YOUNG = 50_000
USUAL = gc.get_threshold()


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
    rulings: Sequence[Ruling] = (),
    progress: Callable[[str], None] | None = None,
) -> Dossier:
    """The same from reports already read. The order of ``reports`` makes no difference.

    ``rulings`` are an analyst's, on where reports come from.
    """
    from twosource import stories
    from twosource.attribution.finding import FRAMES_SHA256
    from twosource.language import models

    say = progress or (lambda line: None)
    known = distinct(sorted((sound(report) for report in reports), key=_place))
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
            made.append(tell(group, members, failed, pipeline=pipeline, explain=explain, rulings=rulings))
        except ModelError:
            raise
        except Exception as error:
            # A fault of ours in one story must not cost the others; it is said, never swallowed.
            errors.append(error)
            reason = f"read, but its story could not be compared: {said(error)}"
            failed.extend(Unread(report.input, reason) for report in members)
    if not made:
        raise errors[0]
    return Dossier(
        made_with=MadeWith(
            twosource=_version(),
            models=dict(sorted({**models(), "attribution frames": FRAMES_SHA256}.items())),
            settings={"explain": explain, "pipeline": pipeline, **_own_publishers()},
        ),
        stories=tuple(made),
        unread=tuple(in_order(failed)),
    )


def tell(
    group: StoryGroup,
    reports: Sequence[Report],
    failed: list[Unread],
    *,
    pipeline: str = PIPELINE,
    explain: bool = False,
    rulings: Sequence[Ruling] = (),
) -> Story:
    """Compare the reports of one story. Reports left out of the comparison are added to ``failed``."""
    from twosource import claims
    from twosource.language import make_ready

    make_ready()
    with _seldom_collecting():
        walked = walk(reports, failed, pipeline=pipeline, rulings=rulings)
        copying = walked.copying
        judged = claims.compare(
            walked.parsed, walked.quotations, walked.people, copying, families=walked.families
        )
    return Story(
        id=group.id,
        title=group.title,
        first=group.first,
        last=group.last,
        reports=tuple(reports),
        text_groups=copying.text_groups,
        passages=copying.passages,
        origins=copying.origins,
        quotations=walked.quotations,
        families=walked.families,
        claims=judged.claims,
        differences=judged.differences,
        people=walked.people,
        timeline=judged.timeline,
        citations=copying.citations,
        headlines=judged.headlines,
        not_compared=judged.not_compared if explain else (),
        rulings=copying.rulings,
    )


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Lets Python look for garbage less often: nearly all that a story is made of lives until it is told.

    A story of 50 reports is some million small objects, and to go through them time and again finds nothing.
    """
    # Not what stands when this begins: another thread may be telling a story, and end after this one.
    gc.set_threshold(max(YOUNG, USUAL[0]) if USUAL[0] else 0, *USUAL[1:])
    try:
        yield
    finally:
        gc.set_threshold(*USUAL)


def _place(report: Report) -> tuple[str, str, str, str]:
    """Where a report stands: by date and input as reading sorts, then by what cannot be equal."""
    return report.published or "~", report.input, report.id, report.sha256


def sound(report: Report) -> Report:
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
        return {key: _replaced(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replaced(item) for item in value]
    return value


def _version() -> str:
    try:
        return version("twosource")
    except PackageNotFoundError:
        return "unknown"


def _own_publishers() -> dict[str, str | int | float | bool | None]:
    """Named only where a user has rows of their own: without them every machine says the same."""
    from twosource.reading.publishers import own_rows

    own = own_rows()
    return {"publishers": own} if own else {}
