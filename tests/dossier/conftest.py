"""A story of our own making, with every kind of finding, built from records alone.

The village, the papers and the words are invented. Spans are found by their words, so that
a changed sentence breaks the building of the sample and not silently a test.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource import model as m

DOCS: dict[str, tuple[dict[str, object], str]] = {
    "courier": (
        {
            "input": "in/courier.html",
            "title": "Village below Kestrel dam cleared after crack is found",
            "url": "https://courier.example/kestrel-dam",
            "publisher": "Tarn Valley Courier",
            "publisher_verified": True,
            "authors": ("Ines Halloran",),
            "published": "2031-04-03T18:20:00+01:00",
            "removed": (
                m.Removed("Sign in to read your local news", "sign-in box", 0),
                m.Removed("More stories like this", "related links", 0),
            ),
        },
        "Residents of Lower Aske were told to leave their homes on Thursday after inspectors found a crack "
        "in Kestrel dam.\n"
        "The county said 340 people had been moved by six in the evening. Buses took them to a school in "
        "Marrick.\n"
        "“We would rather be laughed at tomorrow than mourned tonight,” said Odile Brandt, who leads the "
        "county council. She told the Courier that the dam was last inspected in 2029.\n"
        "A director of Aske Water told the Courier that the crack was not dangerous.\n"
        "The water stood at 12.4 metres at noon. Engineers opened two of the four gates to lower it.\n"
        "Farmer Tobias Wren, 61, said he would not leave his sheep. The dam was built in 1954.",
    ),
    "lowland": (
        {
            "input": "in/lowland.html",
            "title": "Hundreds flee as dam cracks",
            "url": "https://lowland.example/a/1",
            "publisher": "Lowland Daily",
            "publisher_verified": True,
            "owner": "Beacon Group",
            "published": "2031-04-03T20:05:00+01:00",
            "removed": (m.Removed("(NPA)", "credit line", 0),),
            "credits": (m.Credit("Northern Press Agency", "agency", m.Span("lowland", 0, 0, ""), 0),),
        },
        "More than 300 people were led out of Lower Aske on Thursday when a crack was seen in the wall of "
        "Kestrel dam, officials said.\n"
        "The order came from Odile Brandt, head of the county council. “We would rather be laughed at than "
        "mourned,” she said.\n"
        "The owner of the dam, Aske Water, denied that the crack was dangerous. A spokesman called the "
        "clearance “an excess of caution”.\n"
        "Aske Water said the dam was last inspected in 2027. Two of the four gates were opened.",
    ),
    "evening": (
        {
            "input": "in/evening.txt",
            "title": "Crack in dam wall empties village",
            "publisher": "The Evening Post",
            "published": "2031-04-03T21:10:00+01:00",
            "owner": "Beacon Group",
        },
        "More than 300 people were led out of Lower Aske on Thursday when a crack was seen in the wall of "
        "Kestrel dam, officials told the Northern Press Agency.\n"
        "The order came from Odile Brandt, head of the county council. “We would rather be laughed at than "
        "mourned,” she said.\n"
        "The owner of the dam, Aske Water, denied that the crack was dangerous.",
    ),
    "skell": (
        {
            "input": "in/skell.txt",
            "title": "Kestrel dam: what we know",
            "publisher": "Radio Skell",
            "published": "2031-04-04T07:00:00+01:00",
        },
        "Radio Skell’s reporter counted 14 buses leaving Lower Aske. The county now speaks of 430 people "
        "moved by six on Thursday evening.\n"
        "Odile Brandt said on Radio Skell that she would “rather be laughed at tomorrow than mourn "
        "tonight”.\n"
        "The water stood at 12.1 metres on Friday morning. Three of the four gates were open overnight, the "
        "county said.\n"
        "Mayor Pell Ostrander of Marrick said the school could take 200 more. He is against sending people "
        "home before the wall is repaired.\n"
        "The dam dates from the 1950s.",
    ),
    "meridian": (
        {
            "input": "in/feed.xml:7",
            "title": "Dam scare in the Aske valley",
            "publisher": "The Meridian",
            "published": "2031-04-04",
            "completeness": "truncated",
        },
        "A village was cleared after a crack was found in Kestrel dam, the Tarn Valley Courier reported. "
        "Mayor Pell Ostrander said: “We would rather be laughed at than mourned.”",
    ),
    "ledger": (
        {
            "input": "in/ledger.md",
            "title": "People of Lower Aske wait for word",
            "publisher": "ledger.example",
            "published": "2031-04-05T09:30:00+01:00",
            "language": "en",
        },
        "Odile Brandt wrote in a letter to parents that families may return when the wall is sealed.\n"
        "Aske Water expects to seal the crack by Sunday. Residents of Lower Aske were ordered out on "
        "Thursday.\n"
        "Wren was seen on Friday walking back to his farm. “Sheep do not read orders,” he said. He wants "
        "everyone sent home at once.",
    ),
}


class Finder:
    """Turns words into spans of the sample's reports."""

    def __init__(self) -> None:
        self.reports = {
            key: m.Report(
                id=key,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                **meta,  # type: ignore[arg-type]
            )
            for key, (meta, text) in DOCS.items()
        }

    def __call__(self, report: str, words: str, nth: int = 0) -> m.Span:
        start = -1
        for _ in range(nth + 1):
            start = self.reports[report].text.index(words, start + 1)
        return m.Span(report, start, start + len(words), words)


def said(span: m.Span, name: str | None = None, **more: object) -> m.Statement:
    voice = m.Voice("informant", name) if name else m.Voice("report")
    fields = {"polarity": "+", "modality": "said" if name else "fact", "slots": {}, **more}
    return m.Statement(span=span, attribution=voice, **fields)  # type: ignore[arg-type]


def build_story() -> m.Story:
    at = Finder()
    brandt = m.Speaker("Odile Brandt", "p1")
    q = {
        "courier.q0": m.Quotation(
            "courier.q0",
            (at("courier", "“We would rather be laughed at tomorrow than mourned tonight,”"),),
            at("courier", "Odile Brandt"),
            at("courier", "said", 1),
            "direct",
            brandt,
        ),
        "courier.q1": m.Quotation(
            "courier.q1",
            (at("courier", "the dam was last inspected in 2029"),),
            at("courier", "She"),
            at("courier", "told the Courier"),
            "indirect",
            brandt,
            medium="interview",
        ),
        "lowland.q0": m.Quotation(
            "lowland.q0",
            (at("lowland", "“We would rather be laughed at than mourned,”"),),
            at("lowland", "she"),
            at("lowland", "said", 1),
            "direct",
            brandt,
        ),
        "lowland.q1": m.Quotation(
            "lowland.q1",
            (at("lowland", "the dam was last inspected in 2027"),),
            at("lowland", "Aske Water", 1),
            at("lowland", "said", 2),
            "indirect",
            m.Speaker("Aske Water", "p3"),
        ),
        "evening.q0": m.Quotation(
            "evening.q0",
            (at("evening", "“We would rather be laughed at than mourned,”"),),
            at("evening", "she"),
            at("evening", "said"),
            "direct",
            brandt,
        ),
        "skell.q0": m.Quotation(
            "skell.q0",
            (at("skell", "she would “rather be laughed at tomorrow than mourn tonight”"),),
            at("skell", "Odile Brandt"),
            at("skell", "said"),
            "mixed",
            brandt,
            medium="Radio Skell",
        ),
        "meridian.q0": m.Quotation(
            "meridian.q0",
            (at("meridian", "“We would rather be laughed at than mourned.”"),),
            at("meridian", "Mayor Pell Ostrander"),
            at("meridian", "said"),
            "direct",
            m.Speaker("Pell Ostrander", "p2"),
            via="Tarn Valley Courier",
        ),
        "ledger.q0": m.Quotation(
            "ledger.q0",
            (at("ledger", "“Sheep do not read orders,”"),),
            at("ledger", "he"),
            at("ledger", "said"),
            "direct",
            m.Speaker("Tobias Wren", "p4"),
        ),
    }
    ladder = m.Ladder
    claims = (
        m.Claim(
            "c1",
            at("courier", "Residents of Lower Aske were told to leave their homes on Thursday").text,
            (
                said(at("courier", "Residents of Lower Aske were told to leave their homes on Thursday")),
                said(at("ledger", "Residents of Lower Aske were ordered out on Thursday.")),
            ),
            ladder(2, 2, 2, 2),
            (),
            "corroborated",
            "2 independent origins say it, and no informant stands behind both.",
        ),
        m.Claim(
            "c2",
            "Engineers opened two of the four gates to lower it.",
            (
                said(at("courier", "Engineers opened two of the four gates to lower it.")),
                said(at("lowland", "Two of the four gates were opened.")),
            ),
            ladder(2, 2, 2, 2),
            (),
            "corroborated",
            "2 independent origins say it, and no informant stands behind both.",
        ),
        m.Claim(
            "c3",
            at("courier", "The county said 340 people had been moved by six in the evening.").text,
            (
                said(
                    at("courier", "The county said 340 people had been moved by six in the evening."),
                    "the county",
                ),
            ),
            ladder(1, 1, 1, 1),
            ("the county",),
            "contradicted",
            "Another origin gives another figure for the same people at the same hour.",
        ),
        m.Claim(
            "c4",
            at("lowland", "The owner of the dam, Aske Water, denied that the crack was dangerous.").text,
            (
                said(
                    at(
                        "courier",
                        "A director of Aske Water told the Courier that the crack was not dangerous.",
                    ),
                    "Aske Water",
                    polarity="-",
                ),
                said(
                    at("lowland", "The owner of the dam, Aske Water, denied that the crack was dangerous."),
                    "Aske Water",
                    polarity="-",
                ),
                said(
                    at("evening", "The owner of the dam, Aske Water, denied that the crack was dangerous."),
                    "Aske Water",
                    polarity="-",
                ),
            ),
            ladder(3, 2, 3, 2),
            ("Aske Water",),
            "attributed",
            "Everything rests on one informant, Aske Water.",
        ),
        *(
            m.Claim(
                f"c{n}",
                words,
                (said(at(report, words)),),
                ladder(1, 1, 1, 1),
                (),
                "single-origin",
                "Only one origin reports it.",
            )
            for n, (report, words) in enumerate(
                [
                    ("courier", "Buses took them to a school in Marrick."),
                    ("courier", "Farmer Tobias Wren, 61, said he would not leave his sheep."),
                    ("skell", "Radio Skell’s reporter counted 14 buses leaving Lower Aske."),
                    ("skell", "Mayor Pell Ostrander of Marrick said the school could take 200 more."),
                    ("ledger", "Aske Water expects to seal the crack by Sunday."),
                    ("ledger", "Wren was seen on Friday walking back to his farm."),
                ],
                5,
            )
        ),
        m.Claim(
            "c11",
            "The county now speaks of 430 people moved by six on Thursday evening.",
            (
                said(
                    at("skell", "The county now speaks of 430 people moved by six on Thursday evening."),
                    "the county",
                ),
            ),
            ladder(1, 1, 1, 1),
            ("the county",),
            "contradicted",
            "Another origin gives another figure for the same people at the same hour.",
        ),
    )
    side = m.Side
    differences = (
        m.Difference(
            "d1",
            "figure",
            "contradiction",
            "people moved by six on Thursday evening",
            (
                side("340", (at("courier", "340 people"),), ("o1",)),
                side("430", (at("skell", "430 people"),), ("o3",)),
            ),
            "Both figures are for the same people at the same hour; both cannot hold.",
        ),
        m.Difference(
            "d2",
            "date",
            "attributed",
            "when the dam was last inspected",
            (
                side("2029", (at("courier", "2029"),), ("o1",)),
                side("2027", (at("lowland", "2027"),), ("o2",)),
            ),
            "Two informants disagree, Odile Brandt and Aske Water; the reports do not.",
        ),
        m.Difference(
            "d3",
            "figure",
            "update",
            "height of the water",
            (
                side("12.4 metres", (at("courier", "12.4 metres"),), ("o1",)),
                side("12.1 metres", (at("skell", "12.1 metres"),), ("o3",)),
            ),
            "Measured at different times: Thursday noon and Friday morning.",
        ),
        m.Difference(
            "d4",
            "date",
            "refinement",
            "age of the dam",
            (
                side("1954", (at("courier", "1954"),), ("o1",)),
                side("the 1950s", (at("skell", "the 1950s"),), ("o3",)),
            ),
            "1954 lies within the 1950s.",
        ),
        m.Difference(
            "d5",
            "figure",
            "refinement",
            "people moved",
            (
                side("340", (at("courier", "340"),), ("o1",)),
                side(
                    "more than 300", (at("lowland", "More than 300"), at("evening", "More than 300")), ("o2",)
                ),
                side("430", (at("skell", "430"),), ("o3",)),
            ),
            "340 and 430 are both more than 300.",
        ),
        m.Difference(
            "d6",
            "medium",
            "contradiction",
            "how Odile Brandt put it",
            (
                side("on Radio Skell", (at("skell", "on Radio Skell"),), ("o3",)),
                side("in a letter to parents", (at("ledger", "in a letter to parents"),), ("o5",)),
            ),
            "The same words are said to come through two media.",
        ),
    )
    change = m.Change
    families = (
        m.Family(
            "f1",
            ("courier.q0", "evening.q0", "lowland.q0", "meridian.q0", "skell.q0"),
            (
                change("courier.q0", "lowland.q0", "ellipsis"),
                change("lowland.q0", "evening.q0", "verbatim"),
                change("courier.q0", "skell.q0", "word-swap"),
                change("lowland.q0", "meridian.q0", "speaker-changed"),
            ),
            ("Odile Brandt", "Pell Ostrander"),
            "The same words are given to two speakers: Odile Brandt and Pell Ostrander.",
        ),
    )
    people = (
        m.Person(
            "p1", "Odile Brandt", ("Brandt", "Odile Brandt"), "person", (), (at("courier", "Odile Brandt"),)
        ),
        m.Person(
            "p2",
            "Pell Ostrander",
            ("Mayor Pell Ostrander", "Pell Ostrander"),
            "person",
            (
                m.Position(
                    "sending people home",
                    "against",
                    at("skell", "He is against sending people home before the wall is repaired."),
                ),
            ),
        ),
        m.Person("p3", "Aske Water", ("Aske Water",), "organisation"),
        m.Person(
            "p4",
            "Tobias Wren",
            ("Tobias Wren", "Wren"),
            "person",
            (m.Position("sending people home", "for", at("ledger", "He wants everyone sent home at once.")),),
        ),
    )
    shared = "The owner of the dam, Aske Water, denied that the crack was dangerous."
    return m.Story(
        id="s1",
        title="Village below Kestrel dam cleared after crack is found",
        first="2031-04-03",
        last="2031-04-05",
        reports=tuple(at.reports.values()),
        text_groups=(
            m.TextGroup("t1", ("courier",), "single"),
            m.TextGroup("t2", ("lowland", "evening"), "reprint"),
            m.TextGroup("t3", ("skell",), "single"),
            m.TextGroup("t4", ("meridian",), "single"),
            m.TextGroup("t5", ("ledger",), "single"),
        ),
        passages=(
            m.Passage((at("lowland", shared), at("evening", shared)), "copied", "Northern Press Agency"),
            m.Passage(
                (at("meridian", "A village was cleared after a crack was found in Kestrel dam"),),
                "credited",
                "Tarn Valley Courier",
            ),
        ),
        origins=(
            m.Origin(
                "o1", "Tarn Valley Courier", "publisher", ("courier",), (), "strong", "Its own reporting."
            ),
            m.Origin(
                "o2",
                "Northern Press Agency",
                "agency",
                ("lowland", "evening"),
                (at("evening", "officials told the Northern Press Agency"),),
                "explicit",
                "A credit line in one report and a mention in the other; one text.",
            ),
            m.Origin("o3", "Radio Skell", "publisher", ("skell",), (), "strong"),
            m.Origin("o4", "The Meridian", "publisher", ("meridian",), (), "weak"),
            m.Origin(
                "o5", "ledger.example", "unknown", ("ledger",), (), "weak", "An unknown publisher is its own."
            ),
        ),
        quotations=tuple(q[key] for key in sorted(q)),
        families=families,
        claims=claims,
        differences=differences,
        people=people,
        timeline=(
            m.Event("1954", "The dam was built in 1954.", (at("courier", "The dam was built in 1954."),)),
            m.Event(
                "2031-04-03",
                at("courier", "Residents of Lower Aske were told to leave their homes on Thursday").text,
                (at("courier", "Residents of Lower Aske were told to leave their homes on Thursday"),),
            ),
            m.Event(
                "2031-04-03T12:00",
                "The water stood at 12.4 metres at noon.",
                (at("courier", "The water stood at 12.4 metres at noon."),),
            ),
            m.Event(
                "2031-04-04",
                "The water stood at 12.1 metres on Friday morning.",
                (at("skell", "The water stood at 12.1 metres on Friday morning."),),
            ),
        ),
        citations=(
            m.Citation("meridian", "Tarn Valley Courier", at("meridian", "Tarn Valley Courier")),
            m.Citation("evening", "Northern Press Agency", at("evening", "Northern Press Agency")),
        ),
    )


@pytest.fixture(scope="session")
def sample() -> m.Dossier:
    """Six invented reports on one story."""
    return m.Dossier(
        made_with=m.MadeWith("0.1.0", {"parser": "0" * 64}, {"explain": False}),
        stories=(build_story(),),
        unread=(m.Unread("in/photo.jpg", "a picture, not a report"),),
    )


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture(scope="session")
def hostile() -> m.Dossier:
    """The sample with markup wherever an input can put text."""
    import msgspec

    story = build_story()
    reports = tuple(
        msgspec.structs.replace(
            report,
            title=HOSTILE,
            publisher=HOSTILE + report.id,
            url="javascript:alert(3)",
            authors=(HOSTILE,),
            text=report.text + "\n" + HOSTILE,
            removed=(m.Removed(HOSTILE, HOSTILE, 0),),
            credits=(),
            language='en" onload="alert(4)',
        )
        for report in story.reports
    )
    differences = tuple(
        msgspec.structs.replace(d, about=HOSTILE, explanation=HOSTILE) for d in story.differences
    )
    origins = tuple(msgspec.structs.replace(o, name=HOSTILE + o.id, why=HOSTILE) for o in story.origins)
    people = tuple(msgspec.structs.replace(p, name=HOSTILE) for p in story.people)
    families = tuple(msgspec.structs.replace(f, alarm=HOSTILE) for f in story.families)
    story = msgspec.structs.replace(
        story,
        title=HOSTILE,
        reports=reports,
        differences=differences,
        origins=origins,
        people=people,
        families=families,
    )
    return m.Dossier(
        made_with=m.MadeWith(HOSTILE, {HOSTILE: HOSTILE}, {HOSTILE: HOSTILE}),
        stories=(story,),
        unread=(m.Unread(HOSTILE, HOSTILE),),
    )


@pytest.fixture(scope="session")
def several(sample: m.Dossier) -> m.Dossier:
    """A dossier of two stories, the second of one report."""
    import msgspec

    report = m.Report(
        id="solo",
        input="in/solo.txt",
        sha256="1" * 64,
        text="The library in Marrick opens on Sundays from May.",
        publisher="Marrick Notes",
    )
    span = m.Span("solo", 0, len(report.text), report.text)
    claim = m.Claim(
        "c1",
        report.text,
        (said(span),),
        m.Ladder(1, 1, 1, 1),
        (),
        "single-origin",
        "Only one origin reports it.",
    )
    alone = m.Story(
        id="s2",
        title="Library opens on Sundays",
        first=None,
        last=None,
        reports=(report,),
        text_groups=(m.TextGroup("t1", ("solo",), "single"),),
        passages=(),
        origins=(m.Origin("o1", "Marrick Notes", "unknown", ("solo",), (), "weak"),),
        quotations=(),
        families=(),
        claims=(claim,),
        differences=(),
        people=(),
        timeline=(),
        citations=(),
    )
    return msgspec.structs.replace(sample, stories=(*sample.stories, alone))


@pytest.fixture
def page(sample: m.Dossier, tmp_path: Path) -> Iterator[Path]:
    """The sample as a page on disk."""
    from twosource.dossier import to_html

    place = tmp_path / "dossier.html"
    place.write_text(to_html(sample), encoding="utf-8")
    yield place
