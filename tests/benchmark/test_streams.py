"""The streams benchmark: a feed that is the same each time, and a run over a small window."""

from itertools import islice

from twosource.benchmark import SLOW, STAGES
from twosource.benchmark._feeds import feed
from twosource.benchmark.streams import run


def test_the_feed_is_the_same_for_a_seed_and_its_vocabulary_grows():
    once, again = list(feed(300)), list(islice(feed(2000), 300))
    assert once == again != list(feed(300, seed=2))
    assert [report.published for report in once] == sorted(str(report.published) for report in once)
    words = [set(" ".join(report.text for report in once[:size]).split()) for size in (100, 200, 300)]
    assert len(words[0]) < len(words[1]) < len(words[2])


def test_the_curve_ends_at_the_window(tmp_path):
    result = run(tmp_path, sample=600)
    figures = result.rows[0].figures
    assert figures["CPU microseconds a report, 600 in the window"] > 0
    assert figures["reports a second, window full"] > 0
    assert "600" in result.note


def test_it_runs_only_when_it_is_named():
    assert "streams" in SLOW and set(SLOW) < set(STAGES)
