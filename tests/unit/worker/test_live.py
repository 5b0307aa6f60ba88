"""The live worker in this process: which questions it answers, and how it ends."""

from __future__ import annotations

import os

from tests.journeys.real_training import of_kind
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished, LookAsked, StopRequested
from workbench.worker import lifeline, live
from workbench.worker.predict import cut_torn_line


def look(number, is_refining=False):
    return LookAsked(0.0, number, 1, "/a.png", is_refining=is_refining)


def test_that_of_several_looks_only_the_newest_is_worth_an_answer():
    asked = [look(1), look(2, is_refining=True), look(3), look(4, is_refining=True)]
    assert [item.number for item in live.to_answer(asked)] == [2, 3, 4]
    assert live.to_answer([]) == []


def listen(tmp_path, monkeypatch, *asked, idle_s=0.05):
    """Serve with a model that is not there."""
    folder = JobFolder(tmp_path)
    folder.live.write_text('{"version": 1, "kind": "predict", "name": "live", "run_folder": "/r"}')
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "CUDA_VISIBLE_DEVICES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("OMP_WAIT_POLICY", "PASSIVE")
    monkeypatch.setattr(live, "end_with", lambda owner: None)
    monkeypatch.setattr(live, "load", lambda recipe, job: lambda image, spots: [])
    writer = ChannelWriter(folder.control)
    for message in asked:
        writer.write(message)
    writer.close()
    assert live.serve(tmp_path, os.getpid(), live.LivePace(0.001, idle_s)) == 0
    return of_kind(folder, Finished)[-1]


def test_that_a_model_nobody_asks_for_is_put_away(tmp_path, monkeypatch):
    assert listen(tmp_path, monkeypatch).outcome == "cancelled"


def test_that_a_word_ends_it(tmp_path, monkeypatch):
    told = listen(tmp_path, monkeypatch, StopRequested(9e9), idle_s=600)
    assert told.reason == "The model was put away."


def test_that_a_process_whose_starter_lives_is_no_orphan():
    assert not lifeline.is_orphan(os.getppid())
    assert lifeline.is_orphan(1 if os.getppid() != 1 else 2)


def test_that_only_a_torn_last_line_is_cut(tmp_path):
    path = tmp_path / "lines"
    cut_torn_line(path)
    for before, after in ((b"", b""), (b"a\nb\n", b"a\nb\n"), (b"a\nb", b"a\n"), (b"torn", b"")):
        path.write_bytes(before)
        cut_torn_line(path)
        assert path.read_bytes() == after
