"""Which reports stand behind a claim: all that say it; and one claim is shown once."""

from collections.abc import Callable

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]

ARREST = {
    "Aldmoor Post": "Two ferrymen arrested in Aldmoor\n\n"
    "Two ferrymen were arrested on Tuesday in Aldmoor, the police said.",
    "Vale Herald": "Two ferrymen have been arrested in Aldmoor, where they had moored without a licence.",
    "Fell Courier": "Police in Aldmoor arrested two ferrymen on Tuesday.",
    "Moor Echo": "Aldmoor police arrest two ferrymen\n\nOfficers took two ferrymen into custody in Aldmoor.",
}
OFFER = {
    "Aldmoor Post": "The harbour board has made an eight-year offer to the free pilot Mark Tennant, "
    "whom three ports had courted.",
    "Vale Herald": "The harbour board has offered an eight-year contract to Mark Tennant.",
    "Fell Courier": "The harbour board of Aldmoor offered the free pilot Mark Tennant an eight-year contract "
    "at a meeting in Vale.",
}


def behind(judged: Judged, word: str) -> list[set[str]]:
    """The reports behind each shared claim whose text has ``word``."""
    shared = [claim for claim in judged.claims if claim.ladder.reports > 1 and word in claim.text]
    return [{s.span.report for s in claim.statements} for claim in shared]


def test_a_claim_found_twice_in_other_words_is_shown_once(judged: Judge) -> None:
    found = judged(ARREST)
    everybody, *narrower = sorted(behind(found, "ferrymen"), key=len, reverse=True)
    assert everybody == {"aldmoor-post", "vale-herald", "fell-courier", "moor-echo"}
    # Two of them also say on which day.
    assert all(reports == {"aldmoor-post", "fell-courier"} for reports in narrower)
    # Nor is what was found again shown as one report's alone.
    assert sum("custody" in claim.text for claim in found.claims) <= 1


def test_every_report_that_says_a_claim_stands_behind_it(judged: Judge) -> None:
    (reports,) = behind(judged(OFFER), "eight-year")
    assert len(reports) == 3


COURTED = {
    "Aldmoor Post": "The harbour board of Aldmoor offered free pilot Mark Tennant an eight-year contract at "
    "the winter meetings in Vale.",
    "Vale Herald": "According to this Post story (which credits the board's own radio station), the harbour "
    "board has made an eight-year offer to free pilot Mark Tennant.",
    "Fell Courier": "The harbour board has offered an eight-year contract to Mark Tennant.",
    "Moor Echo": "The harbour board made an eight-year offer to pilot Mark Tennant during winter meetings in "
    "Vale.",
    "Tarn Times": "The board knew that it was going to take an eight-year deal to get the services of pilot "
    "Mark Tennant.",
}


def test_one_finding_of_two_ways_is_one_claim_with_all_its_reports(judged: Judge) -> None:
    (reports,) = behind(judged(COURTED), "eight-year")
    assert len(reports) == 5
