"""map_stage: the pool gives what a loop gives, whatever one item does."""

import os
import string
from functools import partial
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.scaling import Failed, map_stage

# Workers import these by name, so everything handed out comes from an importable module.


def test_a_pool_gives_what_a_loop_gives_in_order():
    items = ["the Corran Star hit the quay", "", "fourteen people", "O'Hara’s"] * 9
    loop = list(map_stage(string.capwords, items))
    assert loop == [string.capwords(item) for item in items]
    assert list(map_stage(string.capwords, items, processes=2)) == loop


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failing_item_comes_back_as_a_record_and_the_rest_goes_on(processes):
    results = list(map_stage(int, ["1", "two", "3"], processes=processes))
    assert results[0] == 1
    assert results[2] == 3
    assert isinstance(results[1], Failed)
    assert results[1].position == 1
    assert results[1].error.startswith("ValueError: ")


def test_an_item_that_kills_its_worker_costs_only_itself():
    # os._exit(n) ends the worker without a word, as a crash in a C library does; len() is harmless.
    calls = [partial(len, "four"), partial(os._exit, 3), partial(len, "seven77"), partial(len, "")]
    results = list(map_stage(_run_call(), calls, processes=2))
    assert [results[0], results[2], results[3]] == [4, 7, 0]
    assert isinstance(results[1], Failed)
    assert "worker died" in results[1].error


def _run_call():
    from operator import methodcaller

    return methodcaller("__call__")


def test_a_result_that_cannot_travel_is_a_failure_of_its_item():
    results = list(map_stage(memoryview, [b"ab", b"cd"], processes=2))
    assert all(isinstance(result, Failed) for result in results)
    assert [result.position for result in results] == [0, 1]


@pytest.mark.parametrize("processes", [1, 2])
def test_items_may_be_an_endless_stream(processes):
    assert list(islice(map_stage(str, count(), processes=processes), 5)) == ["0", "1", "2", "3", "4"]


def test_no_items_give_no_results():
    assert list(map_stage(str, [], processes=2)) == []


def test_less_than_one_process_is_a_mistake():
    with pytest.raises(ValueError, match="1 or more"):
        list(map_stage(str, [1], processes=0))


@given(st.lists(st.text(max_size=5)))
def test_the_loop_never_raises_and_keeps_count(items):
    results = list(map_stage(int, items))
    assert len(results) == len(items)
    assert all(
        isinstance(r, int) or (isinstance(r, Failed) and r.position == n) for n, r in enumerate(results)
    )
