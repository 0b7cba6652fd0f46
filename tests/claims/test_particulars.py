"""Where people live and what their rank is, and under whose account a video was put up."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Difference

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "Police arrested Peter Holm, 41, of Aldmoor, after a boat of reeds sank on the lake on Monday."
HERALD = "The boat was built of reeds by Peter Holm, 41, of Garth, who is to appear before a judge."


def about(judged: Judged, words: str) -> list[Difference]:
    return [d for d in judged.differences if d.about.startswith(words)]


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        (POST, HERALD, ["contradiction"]),
        (POST, HERALD.replace("41, of", "who lives half a mile away in"), ["contradiction"]),
        (POST, HERALD.replace("41, of Garth", "41, of Aldmoor"), []),
        # A town lies in a country or a state, and may lie in a great city.
        (POST, HERALD.replace("Garth", "Norway"), []),
        (POST, HERALD.replace("Garth", "New Jersey"), []),
        (POST, HERALD.replace("Garth", "New York"), []),
        # One report tells that the one is a part of the other.
        (POST, HERALD + " He was held at his house in Aldmoor, Garth, until the evening.", []),
        # Where somebody works is not where he lives.
        (POST, HERALD.replace("Garth", "Garth University"), []),
        # Who is of two places in one report has moved.
        (POST, HERALD + " Five years ago Peter Holm, 36, of Aldmoor, crossed the same lake.", []),
        # A county, a compass point and a great city hold towns; two places told of together are near.
        (POST, HERALD.replace("Garth", "Garth County"), []),
        (POST, HERALD.replace("Garth", "West Garth"), []),
        (POST, HERALD.replace("Garth", "London"), []),
        # An office or a club; where somebody lived once; another man of the name; his father; a mistake.
        (POST, "It was the archbishop, Archbishop Peter Holm of Garth, who prayed for the families.", []),
        (POST, "It was Peter Holm, who lived in Garth as a child, who had built the boat of reeds.", []),
        (POST, "The former Garth resident Peter Holm had built the boat of reeds.", []),
        (POST, HERALD.replace("41", "74"), []),
        (POST, HERALD.replace("Holm, 41,", "Holm Sr., 41,"), []),
        (POST, HERALD.replace("Peter Holm", "Holm"), []),
        (POST, HERALD.replace("The boat was", "It was wrongly reported that the boat was"), []),
        (POST, HERALD.replace("Garth,", "Garth Road,"), []),
        (POST, HERALD.replace("Garth,", "Japanese descent,"), []),
        # The place is another man's.
        (POST, "The boat of Peter Holm was found by Jonas Berg, 60, of Garth, at noon.", []),
    ],
)
def test_a_home_town(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    found = about(judged({"Aldmoor Post": post, "Vale Herald": herald}), "home of")
    assert [d.outcome for d in found] == outcomes
    assert all(d.kind == "place" for d in found)


def test_a_home_that_two_informants_give_otherwise_is_theirs(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "“We arrested Peter Holm, 41, of Aldmoor, at the lake,” Anna Berg said.",
            "Vale Herald": "“The boat was that of Peter Holm, 41, of Garth,” Jonas Lund said.",
        }
    )
    assert [d.outcome for d in about(found, "home of")] == ["attributed"]


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        ("Commander Peter Holm", "Commodore Peter Holm", ["contradiction"]),
        ("Capt. Peter Holm", "Sgt. Peter Holm", ["contradiction"]),
        ("CEO Peter Holm", "CFO Peter Holm", ["contradiction"]),
        ("Capt. Peter Holm", "Captain Peter Holm", []),
        # A lieutenant colonel is called colonel, and a captain may be the commander of something.
        ("Lt. Col. Peter Holm", "Col. Peter Holm", []),
        ("Capt. Peter Holm", "Commander Peter Holm", []),
        ("Adm. Peter Holm", "Commander Peter Holm", []),
        ("Capt. Peter Holm", "Col. Peter Holm", []),
        # Another office, a rank of the past, and one that is only filled in for.
        ("Attorney General Peter Holm", "Maj. Peter Holm", []),
        ("former Capt. Peter Holm", "Sgt. Peter Holm", []),
        ("acting Capt. Peter Holm", "Lt. Peter Holm", []),
        ("incoming CEO Peter Holm", "COO Peter Holm", []),
        ("CEO Peter Holm", "General Peter Holm", []),
        ("Capt. Peter Holm", "the captain, Peter Holm,", []),
    ],
)
def test_a_rank(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    found = judged(
        {
            "Aldmoor Post": f"The boat that sank on the lake on Monday was found by {post} in the evening.",
            "Vale Herald": f"It was {herald} who told the families of the seven sailors what had happened.",
        }
    )
    assert [d.outcome for d in about(found, "rank of")] == outcomes
    assert all(d.kind == "who" for d in about(found, "rank of"))


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The YouTube video was published under an account titled AldmoorTom and seen by thousands.",
            ["contradiction"],
        ),
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was uploaded to YouTube by a user named ReedWatcher and seen by thousands.",
            [],
        ),
        # On another platform somebody else puts it up.
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was shared on Telegram by @aldmoor_tom and seen by thousands.",
            [],
        ),
        # What was only passed on, denied, or posted about the video; one account written twice.
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was not posted by @aldmoor_tom, as some had claimed.",
            [],
        ),
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was posted by @aldmoor_tom, and the clip was reposted by thousands.",
            [],
        ),
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video drew anger, with one comment posted by @aldmoor_tom calling it fake.",
            [],
        ),
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The second video was posted by @aldmoor_tom and shows the harbour.",
            [],
        ),
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was posted by @reed_watcher and seen by thousands.",
            [],
        ),
        # Of two accounts in one report nobody knows which is meant.
        (
            "The video, which was posted on YouTube by “ReedWatcher,” shows the boat going down.",
            "The video was posted by @aldmoor_tom. Later the clip was posted by @vale_anna, too.",
            [],
        ),
        # A newsroom and a person are no accounts, and a photo is no video.
        (
            "The video was posted by CNN on Monday and shows the boat going down.",
            "The video was posted by Peter McDonald and seen by thousands.",
            [],
        ),
        (
            "The photo was posted by @aldmoor_tom and shows the boat going down.",
            "The video was posted by @vale_anna and was seen by thousands.",
            [],
        ),
    ],
)
def test_who_put_up_a_recording(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    found = about(judged({"Aldmoor Post": post, "Vale Herald": herald}), "who put up")
    assert [d.outcome for d in found] == outcomes
    for difference in found:
        assert {side.value for side in difference.sides} == {"ReedWatcher", "AldmoorTom"}


SCENE = "Peter Holm, the rower who had built the boat, died at the scene on Monday, rescuers said."
CARE = "Rowers pulled him from the lake on Monday. Peter Holm died at Garth General Hospital in the evening."


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        (SCENE, CARE, ["contradiction"]),
        (SCENE, CARE.replace("at Garth General Hospital", "on the way to a hospital"), ["contradiction"]),
        (
            SCENE,
            CARE.replace("died at Garth General Hospital", "died while being taken to Garth"),
            ["contradiction"],
        ),
        (SCENE.replace("at the scene", "at his home"), CARE, ["contradiction"]),
        # Who is brought in dead is pronounced so in a hospital.
        (SCENE, CARE.replace("died at", "was pronounced dead at"), []),
        (SCENE, "Peter Holm was taken to Garth General Hospital, where he was pronounced dead.", []),
        (SCENE.replace("died", "was pronounced dead"), CARE, ["contradiction"]),
        # What happened there was not the death; nor did he die.
        (SCENE, CARE.replace("died at", "died after two days at"), []),
        (SCENE, CARE.replace("died at", "nearly died at"), []),
        (SCENE, CARE.replace("Holm died", "Holm could die"), []),
        (SCENE, CARE.replace("Peter Holm", "Jonas Berg"), []),
        # His own home may be where it happened, and a hospital is no place on the way.
        (SCENE, CARE.replace("at Garth General Hospital", "at his home"), []),
        (SCENE.replace("at the scene", "in Garth"), CARE, []),
        # Another's death, a bed at home, where he was hurt, what was thought first, a father and a son.
        (SCENE, CARE.replace("Peter Holm died", "Peter Holm declared a friend dead"), []),
        (
            SCENE.replace("at the scene", "at home"),
            CARE.replace("at Garth General Hospital", "in a hospital bed"),
            [],
        ),
        # At home in France he may be in a French hospital.
        (SCENE.replace("at the scene", "at home in France"), CARE, []),
        (SCENE.replace("at the scene", "of injuries from a fall at his home"), CARE, []),
        (SCENE.replace("rescuers said", "rescuers initially said"), CARE, []),
        (SCENE.replace("Holm,", "Holm Jr.,"), CARE, []),
        (SCENE.replace("Holm,", "Holm, 71,"), CARE.replace("Holm died", "Holm, 17, died"), []),
        # Two who are quoted, the one of them by nobody known.
        (
            "A boat of reeds sank on the lake. “Peter Holm died at the scene.”",
            CARE.replace("evening.", "evening, Anna Berg said."),
            ["attributed"],
        ),
        # In an apposition, and where he was taken.
        (SCENE, CARE.replace("Peter Holm", "The rower Peter Holm"), ["contradiction"]),
        (SCENE, "Peter Holm was taken to Garth General Hospital, where he died.", ["contradiction"]),
        # One report has both.
        (SCENE, CARE + " Peter Holm died at the scene, a friend wrote.", []),
    ],
)
def test_where_somebody_died(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    found = about(judged({"Aldmoor Post": post, "Vale Herald": herald}), "where Peter Holm died")
    assert [d.outcome for d in found] == outcomes


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        ("of lung cancer", "of a stroke at his home", []),
        ("of lung cancer", "of a heart attack", ["contradiction"]),
        ("of a heart attack", "on Monday from gunshot wounds", ["contradiction"]),
        ("of pneumonia", "of cancer", []),
        ("of cancer", "at the University of Garth Stroke Center", []),
        ("of cancer", "of heatstroke", []),
        ("of cancer", "of a suspected drug overdose", []),
        ("of lung cancer", "of a rare form of leukemia", []),
        ("of a stroke", "from complications of pneumonia", []),
        ("of natural causes", "of heart failure", []),
        ("of cancer and heart disease", "of heart disease", []),
        ("of a stroke", "after a heart attack", []),
        ("of a stroke", "of Garth, where cancer is treated", []),
    ],
)
def test_of_what_somebody_died(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    texts: Written = {
        "Aldmoor Post": f"Peter Holm, the rower who built boats of reeds, died {post} on Monday in Aldmoor.",
        "Vale Herald": f"The town mourns the boat builder. Peter Holm died {herald}, his family said.",
    }
    found = about(judged(texts), "cause of death of Peter Holm")
    assert [d.outcome for d in found] == outcomes
    assert all(d.kind == "action" for d in found)
