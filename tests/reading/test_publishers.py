"""The table of known publishers."""

import pytest

from twosource.reading import publishers


@pytest.mark.parametrize(
    "address",
    [
        "https://www.dailymail.co.uk/news/x.html",
        "www.dailymail.co.uk",
        "dailymail.co.uk",
        "https://amp.dailymail.co.uk/x",
    ],
)
def test_by_domain(address: str) -> None:
    row = publishers.by_domain(address)
    assert row is not None
    assert row.name == "Daily Mail"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AP", "Associated Press"),
        ("the associated press", "Associated Press"),
        ("New York Times", "The New York Times"),
        ("Guardian News", "The Guardian"),
    ],
)
def test_by_name(name: str, found: str) -> None:
    row = publishers.by_name(name)
    assert row is not None
    assert row.name == found


def test_unknown_names_and_domains_stay_as_they_are() -> None:
    assert publishers.by_name("The Larkmoor Lantern") is None
    assert publishers.resolve("www.lantern.example") == ("lantern.example", None)
    assert publishers.resolve("The Larkmoor Lantern") == ("The Larkmoor Lantern", None)


def test_table_is_sound() -> None:
    rows = [*publishers.agencies(), *publishers.outlets()]
    names = [row.name for row in rows]
    domains = [domain for row in rows for domain in row.domains]
    assert len(names) == len(set(names)) >= 150
    assert len(domains) == len(set(domains))
    assert all(row.owner and row.domains for row in rows)
    assert all(publishers.by_name(row.name) == row for row in rows)


def test_agencies_are_told_from_press_release_services() -> None:
    names = {row.name for row in publishers.agencies()}
    assert {"Associated Press", "Reuters", "Agence France-Presse"} <= names
    assert "PR Newswire" not in names
