"""The web app: pages and JSON over a project, and nothing a report says runs in the browser."""

from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from twosource.archive import open_archive
from twosource.model import Removed, Report
from twosource.serving import create_app, is_loopback

TEXT = "The ferry hit the quay.\n<script>alert('quay')</script> stood in the page."


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "coast.twosource"
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    report = Report(
        id="r1/odd id?",
        input=file.as_posix(),
        title="<b>Ferry</b>",
        publisher="The Quay",
        sha256=sha256(TEXT.encode()).hexdigest(),
        text=TEXT,
        removed=(Removed("<img src=x onerror=alert(1)>", "advertisement", 0),),
    )
    with open_archive(path) as archive:
        archive.add([report], now="2026-04-14T20:00:00+00:00")
    return path


@pytest.fixture
def client(project):
    return TestClient(create_app(project), base_url="http://localhost")


def test_a_report_is_found_by_its_words_and_shown_as_text(client):
    page = client.get("/search", params={"q": "quay"})
    assert page.status_code == 200
    assert "1 report with" in page.text
    assert "<mark>quay</mark>" in page.text
    report = client.get("/report/r1%2Fodd%20id%3F")
    assert report.status_code == 200
    assert "&lt;script&gt;" in report.text
    assert "<script" not in report.text + page.text
    assert "<img" not in report.text
    assert "<b>Ferry" not in report.text


def test_the_same_as_json(client):
    (entry,) = client.get("/api/reports").json()
    assert entry["id"] == "r1/odd id?"
    assert client.get("/api/report/r1%2Fodd%20id%3F").json()["text"] == TEXT
    assert [hit["id"] for hit in client.get("/api/search?q=ferry").json()] == ["r1/odd id?"]
    assert client.get("/api/search?q=").json() == []


@pytest.mark.parametrize("path", ["/report/none", "/story/none", "/nowhere"])
def test_what_is_not_there_is_said_on_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_what_is_not_there_is_said_as_json_under_api(client):
    answer = client.get("/api/report/none")
    assert answer.status_code == 404
    assert answer.json() == {"error": "There is no such report in this project."}


@pytest.mark.parametrize("path", ["/", "/search?q=quay", "/report/none", "/api/reports", "/nowhere"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy


def test_a_page_elsewhere_that_points_its_name_here_is_refused(project):
    stranger = TestClient(create_app(project), base_url="http://evil.example")
    answer = stranger.get("/api/reports")
    assert answer.status_code == 400
    assert "x-frame-options" in answer.headers


def test_nothing_can_be_written(client):
    for method in (client.post, client.put, client.delete):
        assert method("/report/r1").status_code == 405


def test_a_project_that_has_gone_is_said_plainly(client, project):
    for file in project.parent.glob("coast.twosource*"):
        file.unlink()
    answer = client.get("/api/reports")
    assert answer.status_code == 500
    assert "there is no such project" in answer.json()["error"]


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.168.1.4", False)],
)
def test_which_addresses_are_this_machine_alone(host, local):
    assert is_loopback(host) is local
