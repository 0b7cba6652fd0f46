# ruff: noqa: E501 - the fixtures are prose
"""What only several pages of one site give away. All names are invented."""

import random

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Credit, Removed, Report, Span
from twosource.reading.sites import REASON, without_site_furniture

CLUB = "Senn Valley Readers get the weekend paper and every puzzle for nine crowns a month."
TOPICS = {
    "bridge": "Inspectors closed the eastern carriageway yesterday because several bearings had fractured underneath.",
    "harvest": "Orchard growers expect smaller apricots after hailstorms battered southern hillsides throughout spring.",
    "theatre": "Director Marlene Oster rehearses Chekhov with amateur performers inside the abandoned customs house.",
    "strike": "Locomotive drivers rejected the arbitrator's proposal, promising further walkouts before Easter holidays.",
}


def report(name: str, *paragraphs: str, host: str = "lantern.example") -> Report:
    text = "\n\n".join(paragraphs)
    return Report(
        id=name, input=f"{name}.html", sha256="", text=text, url=f"https://{host}/{name}", title=name.title()
    )


def test_a_line_on_pages_about_different_things_is_the_site_s() -> None:
    pages = [report(name, text, CLUB) for name, text in TOPICS.items()]
    for page, before in zip(without_site_furniture(pages), pages, strict=True):
        assert page.text == TOPICS[page.id]
        assert page.removed == (Removed(CLUB, REASON, len(page.text)),)
        assert (page.id, page.url) == (before.id, before.url)


def test_what_one_story_repeats_is_reporting() -> None:
    background = "The bridge carries about 3,500 people a day and was built in 1931 by the county."
    day = "Inspectors closed the eastern carriageway because several bearings had fractured underneath"
    pages = [report(f"day-{n}", f"{day}, engineers said {n} days later.", background) for n in range(4)]
    assert without_site_furniture(pages) == pages


def test_other_sites_and_too_few_pages_teach_nothing() -> None:
    pages = [
        report(name, text, CLUB, host=f"{n}.example.org") for n, (name, text) in enumerate(TOPICS.items())
    ]
    assert without_site_furniture(pages) == pages
    two = [report(name, TOPICS[name], CLUB) for name in ("bridge", "harvest")]
    assert without_site_furniture(two) == two


PARTS = st.lists(st.sampled_from(["own", "club", "more", "foot"]), min_size=1, max_size=6)


@given(shapes=st.lists(PARTS, min_size=3, max_size=4), seed=st.integers(0, 99))
def test_spans_stay_slices_whatever_is_taken_out(shapes: list[list[str]], seed: int) -> None:
    chance = random.Random(seed)
    pages = []
    for number, (shape, (name, own)) in enumerate(zip(shapes, TOPICS.items(), strict=False)):
        lines = {"own": own, "club": CLUB, "more": f"{own} Again.", "foot": "With reporting by Senn Press."}
        text = "\n\n".join(lines[part] for part in shape)
        at = text.find("Senn Press")
        credits = [Credit("Senn Press", "agency", Span(name, at, at + 10, "Senn Press"))] if at >= 0 else []
        removed = (Removed("Menu", "navigation", 0), Removed("Foot", "legal line", len(text)))
        credits.append(Credit("Foot", "via", Span(name, len(text), len(text), ""), 1))
        pages.append(
            Report(
                id=name,
                input=name,
                sha256="",
                text=text,
                url=f"https://lantern.example/{number}",
                removed=removed,
                credits=tuple(credits),
            )
        )
    chance.shuffle(pages)
    for before, after in zip(pages, without_site_furniture(pages), strict=True):
        for credit in after.credits:
            assert credit.span.text == after.text[credit.span.start : credit.span.end]
            if credit.removed is not None:
                assert credit.name in after.removed[credit.removed].text
        assert all(0 <= item.at <= len(after.text) for item in after.removed)
        words = before.text.split()
        told = after.text.split() + [
            w for item in after.removed if item.reason == REASON for w in item.text.split()
        ]
        assert sorted(words) == sorted(told)
        assert len(after.credits) == len(before.credits)
