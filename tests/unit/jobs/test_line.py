"""Whose turn it is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.jobs.entry import Ending, Entry, EntryState
from workbench.jobs.line import turns
from workbench.tasks.devices import singles

WAITING, CLAIMED = EntryState.WAITING, EntryState.CLAIMED
NONE: dict[str, int] = {}


def entry(number, device, state=WAITING, is_held=False, taken=""):
    return Entry(
        number, Path(f"/{number}"), device, number, is_held, state, 1, False, None, None, Ending(""), None, taken
    )


def chosen(entries, gpus=NONE):
    return [(one.id, device) for one, device in turns(entries, lambda: gpus)]


def test_that_each_free_device_gets_the_first_that_wants_it():
    line = [entry(1, "cpu"), entry(2, "cuda:0", is_held=True), entry(3, "cuda:0"), entry(4, "cpu")]
    assert chosen(line) == [(1, "cpu"), (3, "cuda:0")]


def test_that_several_devices_are_waited_for_and_nobody_passes():
    line = [entry(1, "cuda:1", CLAIMED), entry(2, "cuda:0,1"), entry(3, "cuda:0"), entry(4, "cuda:2")]
    assert chosen(line) == [(4, "cuda:2")]
    assert chosen(line[1:]) == [(2, "cuda:0,1"), (4, "cuda:2")]


def test_that_auto_takes_the_gpu_with_the_most_free_memory():
    gpus = {"cuda:0": 5, "cuda:1": 9, "cuda:2": 7}
    assert chosen([entry(1, "auto"), entry(2, "auto"), entry(3, "cpu")], gpus) == [
        (1, "cuda:1"),
        (2, "cuda:2"),
        (3, "cpu"),
    ]
    running = [entry(1, "auto", CLAIMED, taken="cuda:1"), entry(2, "cuda:2", CLAIMED)]
    assert chosen([*running, entry(3, "auto")], gpus) == [(3, "cuda:0")]
    assert chosen([*running, entry(4, "cuda:0", CLAIMED), entry(5, "auto")], gpus) == []


def test_that_auto_is_the_processor_without_a_gpu_and_waits_while_the_driver_is_silent():
    assert chosen([entry(1, "auto"), entry(2, "auto")]) == [(1, "cpu")]
    assert chosen([entry(1, "auto")], None) == []


DEVICE = st.sampled_from(["cpu", "cuda:0", "cuda:1", "cuda:0,1", "cuda:0,1,2", "cpu:2", "auto"])


@given(st.lists(st.tuples(DEVICE, st.booleans()), max_size=12))
def test_that_no_device_is_given_twice_and_the_line_always_goes_on(wanted):
    line = [entry(number, device, is_held=held) for number, (device, held) in enumerate(wanted)]
    given_out = [device for _, device in turns(line, lambda: {"cuda:0": 1, "cuda:1": 2, "cuda:2": 3})]
    taken = [single for device in given_out for single in singles(device)]
    assert len(taken) == len(set(taken))
    first = next((one for one in line if not one.is_held), None)
    assert first is None or chosen(line, {"cuda:0": 1})[0][0] == first.id
