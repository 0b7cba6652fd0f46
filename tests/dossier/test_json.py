"""The dossier as JSON, and there and back."""

import json

import pytest

from twosource.dossier import from_json, to_json
from twosource.errors import NotADossier
from twosource.model import Dossier


def test_round_trip_gives_the_same_record_and_bytes(several: Dossier) -> None:
    data = to_json(several)
    assert from_json(data) == several
    assert to_json(from_json(data)) == data
    assert data.endswith(b"}\n")
    assert b"\n {" in data or b'\n "' in data


def test_fields_are_those_of_the_format(sample: Dossier) -> None:
    tree = json.loads(to_json(sample))
    assert list(tree) == ["dossier", "made_with", "stories", "unread"]
    assert tree["dossier"] == 1
    story = tree["stories"][0]
    wanted = (
        "id title first last reports text_groups passages origins quotations families claims differences "
        "people timeline citations"
    )
    assert [key for key in story if key not in {"headlines", "not_compared", "rulings"}] == wanted.split()
    assert set(story["families"][0]["change"][0]) == {"from", "to", "label"}
    assert set(story["claims"][0]["ladder"]) == {"reports", "text_groups", "publishers", "origins"}


def test_unknown_fields_are_passed_over(sample: Dossier) -> None:
    tree = json.loads(to_json(sample))
    tree["later"] = {"a": 1}
    tree["stories"][0]["later"] = [1]
    assert from_json(json.dumps(tree)) == sample


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"dossier": 1}', b"\xff\xfe", "“", b"[" * 9999]
)
def test_what_is_no_dossier_is_told_plainly(data: bytes | str) -> None:
    with pytest.raises(NotADossier, match="no Twosource dossier"):
        from_json(data)
