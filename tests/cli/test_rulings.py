"""An analyst's word from the command line: a file of rulings, and a project's own."""

import json


def origins(dossier):
    return {tuple(sorted(origin["reports"])) for story in dossier["stories"] for origin in story["origins"]}


def test_compare_follows_a_file_of_rulings_and_shows_it(call, coverage, tmp_path):
    plain = json.loads(call("compare", coverage, "--format", "json").stdout)
    ruled = tmp_path / "rulings.jsonl"
    ruling = {"kind": "same-origin", "reports": ["herald.txt", "gazette.txt"], "note": "one press officer"}
    ruled.write_text(json.dumps(ruling))
    done = call("compare", coverage, "--rulings", ruled, "--format", "json")
    assert done.exit_code == 0
    dossier = json.loads(done.stdout)
    assert len(origins(dossier)) == len(origins(plain)) - 1
    (said,) = dossier["stories"][0]["rulings"]
    assert (said["kind"], said["note"]) == ("same-origin", "one press officer")
    assert call("verify", "-", stdin=done.stdout).exit_code == 0
    page = call("compare", coverage, "--rulings", ruled, "--format", "html").stdout
    assert "Decided by an analyst" in page
    assert "one press officer" in page
    assert "Decided by an analyst" not in call("compare", coverage, "--format", "html").stdout


def test_a_bad_ruling_is_named(call, coverage, tmp_path):
    (tmp_path / "r.jsonl").write_text('{"kind": "other"}\n')
    done = call("compare", coverage, "--rulings", tmp_path / "r.jsonl")
    assert done.exit_code == 2
    assert "r.jsonl:1" in done.stderr


def test_a_project_keeps_rulings_and_its_dossiers_follow_them(call, coverage, tmp_path):
    project = tmp_path / "weir.twosource"
    call("add", project, coverage)
    story = json.loads(call("stories", project, "--format", "json").stdout.splitlines()[0])["id"]
    before = json.loads(call("show", project, story, "--format", "json").stdout)
    names = [str(coverage / name) for name in ("herald.txt", "gazette.txt")]
    assert call("decide", project, "same-origin", *names, "--note", "one officer").exit_code == 0
    after = json.loads(call("show", project, story, "--format", "json").stdout)
    assert len(origins(after)) == len(origins(before)) - 1
    assert after["stories"][0]["rulings"][0]["note"] == "one officer"
    assert call("decide", project, "same-origin", names[0]).exit_code == 2
    assert call("decide", project, "same-origin", names[0], "nothing.txt").exit_code == 2
    assert call("decide", project, "ignore-passage").exit_code == 2


def test_a_project_is_told_which_reports_are_of_one_story_and_takes_a_change_back(call, coverage, tmp_path):
    project = tmp_path / "weir.twosource"
    call("add", project, coverage)

    def stories():
        return [
            json.loads(line)["reports"]
            for line in call("stories", project, "--format", "json").stdout.splitlines()
        ]

    before = stories()
    first, second = before[0][:2]
    assert "No story has become one" in call("stories", project, "--changes").stdout
    assert call("decide", project, "not-same-story", first, second).exit_code == 0
    assert not any({first, second} <= set(of) for of in stories())
    told = call("stories", project, "--changes").stdout
    assert "one story fell into 2" in told and f"twosource decide {project} undo-change 1" in told
    assert json.loads(call("stories", project, "--changes", "--format", "json").stdout)["kind"] == "split"
    assert call("decide", project, "undo-change", "9").exit_code == 2
    assert call("decide", project, "undo-change").exit_code == 2
    assert call("decide", project, "undo-change", "1").exit_code == 0
    assert stories() == before
