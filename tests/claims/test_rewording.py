"""One saying in two wordings."""

from collections.abc import Callable

from twosource.claims import one_saying
from twosource.dossier.walking import Walked

Walk = Callable[[dict[str, str]], Walked]


def test_one_saying_translated_twice_is_found_and_another_saying_is_not(walked: Walk) -> None:
    story = walked(
        {
            "Courier": "“We will not give up our harbour to anybody,” Ines Calder said.",
            "Gazette": "“We are never going to surrender our port to anyone,” Ines Calder said.",
            "Ledger": "“We will not give up our hope for a better harbour,” Ines Calder said.",
        }
    )
    found = one_saying(story.quotations)
    assert [tuple(id.split(".")[0] for id in pair) for pair in found] == [("courier", "gazette")]
    (family,) = story.families
    assert "translated twice" in (family.alarm or "")


def test_two_people_never_share_a_saying(walked: Walk) -> None:
    story = walked(
        {
            "Courier": "“We will not give up our harbour to anybody,” Ines Calder said.",
            "Gazette": "“We are never going to surrender our port to anyone,” Paul Brandt said.",
        }
    )
    assert one_saying(story.quotations) == []


def test_a_shortened_saying_is_no_other_wording(walked: Walk) -> None:
    story = walked(
        {
            "Courier": "“We will not give up our harbour to anybody at all,” Ines Calder said.",
            "Gazette": "“We will not give up our harbour to anybody,” Ines Calder said.",
        }
    )
    assert one_saying(story.quotations) == []
    assert [f.alarm for f in story.families] == [None]
