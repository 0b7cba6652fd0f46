"""Every span anywhere in a story against the text of its report."""

from typing import Any

from twosource.dossier.checking.shape import Problem, shown, step

_KEYS = ("report", "start", "end", "text")


def words(story: Any, path: str) -> tuple[list[Problem], int]:
    """The spans that do not hold, and how many were looked at.

    Walks the raw tree, so that spans in fields which this version does not know are checked too.
    A stack instead of recursion: a hostile document may be nested deeper than Python allows.
    """
    texts = _texts(story)
    problems: list[Problem] = []
    seen = 0
    stack: list[tuple[Any, str]] = [(story, path)]
    while stack:
        value, at = stack.pop()
        if isinstance(value, dict):
            if all(key in value for key in _KEYS):
                seen += 1
                problem = _span(value, at, texts)
                if problem:
                    problems.append(problem)
            stack.extend((item, f"{at}.{step(key)}") for key, item in reversed(value.items()))
        elif isinstance(value, (list, tuple)):
            stack.extend((value[n], f"{at}[{n}]") for n in range(len(value) - 1, -1, -1))
    return problems, seen


def _texts(story: Any) -> dict[str, str]:
    reports = story.get("reports") if isinstance(story, dict) else None
    return {
        report["id"]: report["text"]
        for report in (reports if isinstance(reports, (list, tuple)) else ())
        if isinstance(report, dict)
        and isinstance(report.get("id"), str)
        and isinstance(report.get("text"), str)
    }


def _span(span: dict[Any, Any], path: str, texts: dict[str, str]) -> Problem | None:
    report, start, end, claimed = (span[key] for key in _KEYS)
    if not isinstance(report, str) or report not in texts:
        return Problem(f"{path}.report", f"names {shown(report)}, which is no report of this story")
    if type(start) is not int or type(end) is not int:
        return Problem(path, "its start and end should be whole numbers")
    text = texts[report]
    if not 0 <= start <= end <= len(text):
        place = f"{shown(start)} to {shown(end)}"
        return Problem(
            path, f"runs from {place}, outside the {len(text)} characters of report {shown(report)}"
        )
    if text[start:end] != claimed:
        there = shown(text[start:end])
        return Problem(
            path, f"says {shown(claimed)}, but report {shown(report)} has {there} from {start} to {end}"
        )
    return None
