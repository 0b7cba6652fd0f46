# ruff: noqa: E501 - the fixtures are prose, one line a paragraph
"""Plain text as people paste it from web pages: what goes, what stays, where credits stand.

All stories, papers and names are invented.
"""

import pytest

from twosource.model import Report
from twosource.reading import read_bytes

BODY = [
    "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks in two piers.",
    "“We will not wait for somebody to drown,” said Odile Brandt, who leads the council.",
    "Repairs will cost 4.2 million crowns and take until spring, according to the county engineer.",
    "About 3,500 people cross the bridge each day, and the nearest other crossing is eleven kilometres away.",
    "A ferry will run from Monday, the county said.",
]


def one(text: str, name: str = "story.txt") -> Report:
    reports, unread = read_bytes(name, text.encode())
    assert unread == []
    assert len(reports) == 1
    return reports[0]


def reasons(report: Report) -> dict[str, str]:
    return {removed.text: removed.reason for removed in report.removed}


def spans_hold(report: Report) -> bool:
    return all(
        credit.span.report == report.id
        and report.text[credit.span.start : credit.span.end] == credit.span.text
        and (credit.removed is None or credit.span.start == report.removed[credit.removed].at)
        for credit in report.credits
    ) and all(0 <= removed.at <= len(report.text) for removed in report.removed)


def test_title_section_and_repeated_title_are_taken_out() -> None:
    title = "Larkmoor Closes Its Old Bridge After Divers Find Cracks"
    report = one("\n\n".join([title, "News", title, *BODY, ".", "downstairs"]))
    assert report.title == title
    assert report.text == "\n\n".join(BODY)
    assert [removed.reason for removed in report.removed] == [
        "title",
        "section name",
        "repeated title",
        "stray mark",
        "stray word",
    ]


def test_section_line_above_the_title_is_not_the_title() -> None:
    report = one(
        "County Election 2031\n\n‘Closed for good’? Larkmoor shuts its old bridge amid talks\n\n"
        + "\n\n".join(BODY)
    )
    assert report.title == "‘Closed for good’? Larkmoor shuts its old bridge amid talks"
    assert reasons(report)["County Election 2031"] == "section name"
    assert report.text == "\n\n".join(BODY)


def test_first_sentence_of_an_article_is_not_its_title() -> None:
    report = one("\n".join(BODY))
    assert report.title is None
    assert report.text == "\n".join(BODY)


def test_photo_credit_and_caption_printed_twice() -> None:
    credit = "Ann Poe/Pool via AP"
    caption = (
        f"The mayor of Larkmoor, Odile Brandt, center, is joined by the engineer at the bridge. {credit}"
    )
    report = one(
        "\n\n".join(["Larkmoor closes its old bridge after all", BODY[0], f"{credit}\n{caption}", *BODY[1:]])
    )
    assert report.text == "\n\n".join(BODY)
    assert reasons(report)[credit] == "photo credit"
    assert reasons(report)[caption] == "photo caption"
    assert report.credits == ()  # a picture's agency is not the text's


@pytest.mark.parametrize("credit", ["", " Jo Tarn/Pool via AP", " (Photo: Jo Tarn)"])
@pytest.mark.parametrize("apart", [False, True])
def test_a_caption_printed_twice_goes_both_times(credit: str, apart: bool) -> None:
    caption = "The old bridge at Larkmoor on the evening before the council met"
    pair = [caption, BODY[0], caption + credit] if apart else [caption, caption + credit, BODY[0]]
    report = one("\n\n".join(["Larkmoor closes its old bridge after all", *pair, *BODY[1:]]))
    assert report.text == "\n\n".join(BODY)
    assert [r.reason for r in report.removed if r.text.startswith(caption)] == ["photo caption"] * 2


def test_a_caption_with_a_full_stop_goes_with_its_credited_copy() -> None:
    caption = "Engineers hang a lamp below the old bridge at Larkmoor."
    report = one(
        "\n\n".join(
            [
                "Larkmoor closes its old bridge after all",
                BODY[0],
                caption,
                f"{caption} Jo Tarn/Reuters",
                *BODY[1:],
            ]
        )
    )
    assert report.text == "\n\n".join(BODY)


def test_the_papers_name_above_the_text_goes() -> None:
    report = one(
        "\n\n".join(
            [
                "Larkmoor closes its old bridge after all",
                "The Moor Lantern",
                *BODY,
                "Copyright 2026 The Moor Lantern",
            ]
        )
    )
    assert report.text == "\n\n".join(BODY)
    assert reasons(report)["The Moor Lantern"] == "masthead"


def test_captions_without_full_stops_between_tight_paragraphs() -> None:
    captions = [
        "Odile Brandt said that the council will not wait for somebody to drown, and closed the old bridge",
        "The bridge over the Senn was built by hand by 200 men. Pictured: Brandt (left) with the engineer (right)",
    ]
    text = "\n".join(BODY[:2]) + "\n\n" + "\n\n".join(captions) + "\n" + "\n".join(BODY[2:] * 1)
    text += (
        "\nThe county will pay half.\nThe rest comes from the state.\nWork begins in May, the engineer said."
    )
    report = one(text)
    assert all(reasons(report)[caption] == "photo caption" for caption in captions)
    assert [line for line in report.text.split("\n") if line][: len(BODY)] == BODY


def test_related_box_and_foot_of_the_page() -> None:
    foot = ["Related Articles", "Leave a Reply", "Back to top button"]
    see = "See also  Mayor visits the ferry to discuss a plan for the summer"
    report = one("\n\n".join(["Larkmoor closes its old bridge", *BODY[:2], see, *BODY[2:], *foot]))
    assert report.text == "\n\n".join(BODY)
    assert reasons(report)[see] == "related articles"
    assert set(foot) <= set(reasons(report))


def test_foot_with_copyright_names_the_publisher() -> None:
    foot = [
        "The Larkmoor Lantern",
        "© 2031 The Larkmoor Lantern Company, LLC. All rights reserved.",
        "Use of this site constitutes acceptance of our Terms of Use and Privacy Policy.",
        "Sign in or  create a free account",
        "or\nBy continuing you agree to our Privacy Policy and Terms of Use",
    ]
    report = one("\n\n".join(["Larkmoor closes its old bridge", *BODY, *foot]))
    assert report.text == "\n\n".join(BODY)
    assert report.publisher == "The Larkmoor Lantern"
    assert not report.publisher_verified


def test_known_publisher_is_verified_and_has_an_owner() -> None:
    report = one(
        "\n\n".join(["Larkmoor closes its old bridge", *BODY, "© 2031 Guardian News. All rights reserved."])
    )
    assert (report.publisher, report.publisher_verified, report.owner) == (
        "The Guardian",
        True,
        "Scott Trust",
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article was originally published by a www.larkmoorlantern.example . Read the Original article here. .", "larkmoorlantern.example"),
        ("This article was originally published by www.theguardian.com. Read the original article.", "The Guardian"),
        ("This story first appeared in The Larkmoor Lantern.", "The Larkmoor Lantern"),
        ("Republished with permission from The Larkmoor Lantern.", "The Larkmoor Lantern"),
    ],
)  # fmt: skip
def test_syndicated_text_credits_its_source_and_has_no_publisher(line: str, name: str) -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", *BODY, line]))
    assert [(credit.name, credit.kind) for credit in report.credits] == [(name, "syndicated-from")]
    credit = report.credits[0]
    assert credit.removed is not None
    assert report.removed[credit.removed].text == line
    assert credit.span.start == credit.span.end == len(report.text)
    assert report.publisher is None


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("LARKMOOR (AP) — ", "Associated Press"),
        ("LARKMOOR, April 3 (Reuters) - ", "Reuters"),
        ("(AFP) - ", "Agence France-Presse"),
    ],
)
def test_agency_dateline_stays_in_the_text_with_its_span(opening: str, agency: str) -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", opening + BODY[0], *BODY[1:]]))
    assert report.text.startswith(opening)
    [credit] = report.credits
    assert (credit.name, credit.kind, credit.removed) == (agency, "agency", None)
    assert credit.span.text in opening
    assert spans_hold(report)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("Reuters contributed reporting to this story.", "Reuters"),
        ("Copyright 2031 The Associated Press. All rights reserved. This material may not be published.", "Associated Press"),
        ("Additional reporting by Reuters", "Reuters"),
    ],
)  # fmt: skip
def test_agency_named_in_a_removed_line_is_a_credit(line: str, agency: str) -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", *BODY, line]))
    assert report.text == "\n\n".join(BODY)
    assert [(credit.name, credit.kind) for credit in report.credits] == [(agency, "agency")]
    assert report.publisher is None


def test_agency_cited_in_the_story_is_no_credit() -> None:
    report = one(
        "\n\n".join(
            [
                "Larkmoor closes its old bridge",
                *BODY,
                "The bridge may never open again, Reuters reported on Friday.",
            ]
        )
    )
    assert report.credits == ()


SENTENCES = [
    "The company changed its privacy policy and terms of service on Monday.",
    "The report published on Tuesday said that 340 people had died.",
    "This report was published in 2019.",
    "Research by the University of Larkmoor found that 40% of the wells were dry.",
    "Reporting by local media suggests that the dam was unsafe.",
    "First published in 2019, the guide has sold three million copies.",
    "Subscribe now or lose the discount, the firm told customers on Friday.",
    "Sign up for the scheme begins in May, the ministry said.",
    "Watch the river closely, officials told residents.",
    "The website uses cookies to follow people around, the lawsuit says.",
    "By signing the treaty, the country would give up its claim.",
    "Read more carefully, the judge told the lawyers.",
    "More from the minister is expected on Tuesday.",
    "Follow the money, prosecutors say.",
    "Video shows the man falling into the river.",
    "Related charges were dropped in May.",
    "Home prices fell in March.",
    "Photos from the scene showed smoke above the school.",
    "“Sign in and create a free account,” the message said.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_talks_of_furniture_stays(sentence: str) -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", *BODY[:3], sentence, *BODY[3:]]))
    assert sentence in report.text.split("\n\n")


def test_subheads_lists_and_quotes_stay() -> None:
    parts = [
        *BODY[:2],
        "What happens next",
        "The council promised three things:",
        "- a ferry by Monday\n- a new bridge by 2034\n- free buses",
        *BODY[2:],
    ]
    report = one("\n\n".join(["Larkmoor closes its old bridge", *parts]))
    assert report.text == "\n\n".join(parts)


def test_menu_byline_and_date_above_the_text() -> None:
    head = [
        "Home",
        "World",
        "Politics",
        "Sign in",
        "Larkmoor closes its old bridge after divers find cracks",
        "By Ines Halloran and Tobias Wren",
        "Published: 3 March 2031",
        "Share on Facebook",
    ]
    report = one("\n".join(head) + "\n\n" + "\n\n".join(BODY))
    assert report.title == head[4]
    assert report.text == "\n\n".join(BODY)
    assert report.published == "2031-03-03"
    assert reasons(report)["By Ines Halloran and Tobias Wren"] == "byline"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("7:15 a.m. March 3, 2031", "2031-03-03"),
        ("1:39 PM EDT, Mon March 3, 2031", "2031-03-03"),
        ("3 March 2031 @ 09: 29 pm", "2031-03-03"),
        ("7: 15 a. m. March 3, 2031", "2031-03-03"),
        ("At 9:30 police stopped the car near the bridge on 3 March 2031.", None),
        ("At 9 a.m. the council met and voted to close the bridge from 3 March 2031.", None),
        # Words behind an hour are no zones; tried in all ways, this line would take longer than anybody waits.
        (
            "At 10:30 rescuers were still searching the river for survivors of the flood, all volunteers, he said.",
            None,
        ),
    ],
)
def test_a_clock_may_stand_before_the_date_of_a_date_line(line: str, published: str | None) -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", line, *BODY]))
    assert report.published == published
    assert (line in report.text) == (published is None)


def test_ambiguous_date_gives_none() -> None:
    report = one("\n\n".join(["Larkmoor closes its old bridge", "Published: 03/04/2031", *BODY]))
    assert report.published is None


def test_hard_wrapped_text_is_joined_to_paragraphs() -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(paragraph * 3, 72) for paragraph in BODY[:4])
    report = one(wrapped)
    assert report.text == "\n\n".join(" ".join((paragraph * 3).split()) for paragraph in BODY[:4])


def test_markdown_marks_go_and_words_stay() -> None:
    text = (
        "---\ntitle: Larkmoor closes its old bridge\nauthor: Ines Halloran\ndate: 2031-04-03\n"
        "url: https://lantern.example/bridge\n---\n\n"
        f"{BODY[0]}\n\n![The bridge](bridge.jpg)\n\n## What *next*\n\n> {BODY[1]}\n\n"
        "Repairs will **cost** [4.2 million](https://lantern.example/cost) crowns, the engineer said on Tuesday evening.\n"
    )
    report = one(text, "story.md")
    assert report.title == "Larkmoor closes its old bridge"
    assert (report.authors, report.published, report.url) == (
        ("Ines Halloran",),
        "2031-04-03",
        "https://lantern.example/bridge",
    )
    assert report.text == "\n\n".join(
        [
            BODY[0],
            "What next",
            BODY[1],
            "Repairs will cost 4.2 million crowns, the engineer said on Tuesday evening.",
        ]
    )


@pytest.mark.parametrize(
    ("end", "completeness"),
    [
        ("", "full"),
        ("\n\nThe minister then told the council that…", "truncated"),
        (
            "\n\nThe minister then told the council in a letter that was seen by all of its members that",
            "truncated",
        ),
        ("\n\nSubscribe to read the full article", "truncated"),
    ],
)
def test_completeness(end: str, completeness: str) -> None:
    assert one("Larkmoor closes its old bridge\n\n" + "\n\n".join(BODY) + end).completeness == completeness


def test_a_headline_and_a_line_are_headline_only() -> None:
    assert one("Larkmoor closes its old bridge\n\n" + BODY[4]).completeness == "headline-only"


def test_language_is_told() -> None:
    german = "Der Gemeinderat hat am Dienstag beschlossen, die alte Brücke zu schließen, weil Taucher Risse in zwei Pfeilern gefunden haben."
    assert one("Brücke geschlossen\n\n" + german).language == "de"
    assert one("\n\n".join(BODY)).language == "en"


def test_what_is_cut_from_a_giant_text_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.reading.inputs.MAX_TEXT", 5_000)
    report = one("\n\n".join(f"{paragraph[:-1]}, on day {day}." for day in range(100) for paragraph in BODY))
    assert report.completeness == "truncated"
    assert "oversized" in report.removed[-1].reason
