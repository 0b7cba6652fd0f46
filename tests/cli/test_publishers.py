"""The table of publishers from the command line. All names are invented but those that ship."""

import json

import pytest


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    from twosource.reading.publishers import forget

    monkeypatch.setenv("TWOSOURCE_CONFIG", str(tmp_path / "config"))
    forget()
    yield tmp_path / "config" / "publishers.tsv"
    monkeypatch.undo()
    forget()


CSV = (
    "name,domain,aliases,owner,country,kind\n"
    "The Larkmoor Lantern,https://www.lantern.example/,Lantern|Larkmoor Lantern,Senn Media,gb,\n"
)


def test_own_rows_win_and_are_used(call, tmp_path, own_place):
    assert call("publishers", "show", "lantern.example").exit_code == 1
    (tmp_path / "own.csv").write_text(CSV)
    done = call("publishers", "import", tmp_path / "own.csv")
    assert (done.exit_code, done.stdout) == (0, f"1 new, 0 changed, 0 unchanged; kept in {own_place}\n")
    row = json.loads(call("publishers", "show", "news.lantern.example").stdout)
    assert (row["name"], row["owner"], row["country"], row["kind"]) == (
        "The Larkmoor Lantern",
        "Senn Media",
        "GB",
        "outlet",
    )
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Bridge closed. " * 20, "publisher": "Lantern"}))
    report = json.loads(call("read", tmp_path / "a.jsonl").stdout)
    assert (report["publisher"], report["publisher_verified"], report["owner"]) == (
        "The Larkmoor Lantern",
        True,
        "Senn Media",
    )
    again = call("publishers", "import", tmp_path / "own.csv")
    assert again.stdout.startswith("0 new, 0 changed, 1 unchanged")
    (tmp_path / "own.json").write_text(
        json.dumps([{"name": "The Larkmoor Lantern", "domains": ["lantern.example"], "owner": "Somebody"}])
    )
    assert call("publishers", "import", tmp_path / "own.json").stdout.startswith("0 new, 1 changed")
    first = json.loads(call("publishers", "list", "--format", "jsonl").stdout.splitlines()[0])
    assert (first["name"], first["owner"]) == ("The Larkmoor Lantern", "Somebody")


@pytest.mark.parametrize(
    ("data", "where", "reason"),
    [
        ("name,domain\nA,a.example\nB,no domain\n", ":3", "is no domain"),
        ("title,domain\nA,a.example\n", "", "must name the columns"),
        ('[{"name": "A"}]', ":1", "at least one domain"),
        ('{"name": "A", "domains": ["a.example"], "kind": "blog"}', ":1", "none of outlet"),
        ("name\tdomain\tcountry\nA\ta.example\tEngland\n", ":2", "two letters"),
        ("", "", "must name the columns"),
        ("[", "", "not valid JSON"),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_added(call, tmp_path, own_place, data, where, reason):
    (tmp_path / "own.txt").write_text(data)
    done = call("publishers", "import", tmp_path / "own.txt")
    assert done.exit_code == 2
    assert f"own.txt{where}" in done.stderr
    assert reason in done.stderr
    assert not own_place.exists()


def test_the_table_that_ships_is_whole(call):
    rows = [json.loads(line) for line in call("publishers", "list", "--format", "jsonl").stdout.splitlines()]
    assert len(rows) > 300
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["domains"] and len(row["country"]) == 2 and row["owner"] for row in rows)
    assert {"agency", "outlet", "press-release"} == {row["kind"] for row in rows}
    named = call("publishers", "show", "AP").stdout
    assert json.loads(named)["name"] == "Associated Press"
