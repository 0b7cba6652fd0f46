"""What is shown before a claim that cannot be understood alone."""

import msgspec

from twosource.dossier import to_html, to_markdown
from twosource.dossier.leading import LONGEST, lead
from twosource.dossier.lookup import look
from twosource.model import Claim, Dossier, Span, Statement


def told(dossier: Dossier, words: str, **slots: tuple[str, ...]) -> tuple[Dossier, Claim]:
    """The sample with its first claim of several reports making ``words`` of the first report."""
    story = dossier.stories[0]
    report = story.reports[0]
    at = report.text.index(words)
    old = next(c for c in story.claims if len(c.statements) > 1)
    first: Statement = msgspec.structs.replace(
        old.statements[0], span=Span(report.id, at, at + len(words), words), slots=dict(slots)
    )
    claim = msgspec.structs.replace(old, text=words, statements=(first, *old.statements[1:]))
    claims = tuple(claim if c is old else c for c in story.claims)
    return msgspec.structs.replace(dossier, stories=(msgspec.structs.replace(story, claims=claims),)), claim


def test_a_claim_without_its_subject_is_led_in_by_its_sentence(sample: Dossier) -> None:
    dossier, claim = told(sample, "opened two of the four gates", did=("opened",), whom=("gates",))
    assert lead(look(dossier.stories[0]), claim) == "Engineers"
    assert "Engineers **opened two of the four gates**" in to_markdown(dossier)
    assert '<span class="dim">Engineers</span> opened two of the four gates' in to_html(dossier)


def test_a_claim_that_names_what_it_is_about_needs_no_lead(sample: Dossier) -> None:
    dossier, claim = told(sample, "The water stood at 12.4 metres", who=("water",), did=("stood",))
    assert lead(look(dossier.stories[0]), claim) == ""


def test_a_pronoun_at_the_head_of_a_sentence_is_told_by_its_name(sample: Dossier) -> None:
    words = "She told the Courier that the dam was last inspected in 2029"
    dossier, claim = told(sample, words, who=("Odile Brandt",), did=("told",))
    assert lead(look(dossier.stories[0]), claim) == "[Odile Brandt]"


def test_a_long_sentence_leads_in_with_its_last_words_only(sample: Dossier) -> None:
    dossier, claim = told(sample, "found a crack", did=("found",), whom=("crack",))
    before = lead(look(dossier.stories[0]), claim)
    assert before.endswith("after inspectors")
    assert len(before) <= LONGEST + 2


def test_a_word_that_only_goes_on_leads_nothing_in(sample: Dossier) -> None:
    story = sample.stories[0]
    report = msgspec.structs.replace(story.reports[0], text="But " + story.reports[0].text)
    changed = msgspec.structs.replace(story, reports=(report, *story.reports[1:]))
    words = "Residents of Lower Aske were told to leave"
    _, claim = told(msgspec.structs.replace(sample, stories=(changed,)), words, did=("told",))
    assert lead(look(changed), claim) == ""
