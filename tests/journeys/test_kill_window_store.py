from __future__ import annotations

from tests.journeys.kill_harness import run_campaign


def test_that_killing_the_labelling_process_loses_nothing_that_was_acknowledged(tmp_path):
    found = run_campaign(tmp_path / "p", kills=10, seed=7)
    assert (found.lost, found.corrupt) == ((), ())
    assert found.kills == 10
    assert found.acknowledged > 100


def test_that_killing_the_window_loses_nothing_that_was_acknowledged(tmp_path):
    found = run_campaign(tmp_path / "p", kills=5, seed=11, in_window=True)
    assert (found.lost, found.corrupt) == ((), ())
    assert found.kills == 5
    assert found.acknowledged > 10
