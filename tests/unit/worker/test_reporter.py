import math

import pytest

from workbench.protocol.channel import ChannelReader
from workbench.protocol.messages import Finished, Progress, Scalars
from workbench.worker.reporter import Place, Reporter


@pytest.fixture
def stage(tmp_path):
    now = [1000.0]
    reporter = Reporter(tmp_path / "events.jsonl", clock=lambda: now[0])
    yield reporter, now, lambda: ChannelReader(tmp_path / "events.jsonl").poll()
    reporter.close()


def test_that_numbers_that_are_not_finite_are_left_out(stage):
    reporter, _, said = stage
    reporter.scalars(1, 0.5, "train", {"loss": math.nan, "lr": 0.1})
    reporter.scalars(2, 0.6, "train", {"loss": math.inf})
    assert said() == [Scalars(1000.0, 1, 0.5, "train", {"lr": 0.1})]


def test_that_progress_is_throttled_but_never_its_end_and_tells_the_time_left(stage):
    reporter, now, said = stage
    for done in range(1, 11):
        reporter.progress(done, 10, "iteration", Place(done, 10, 1, 2))
        now[0] += 0.1
    found = said()
    assert all(isinstance(item, Progress) for item in found)
    assert [item.done for item in found] == [1, 3, 5, 7, 9, 10]
    assert found[0].eta_s is None
    assert found[1].eta_s == pytest.approx(0.7)
    assert (found[-1].epoch, found[-1].max_epochs, found[-1].eta_s) == (1, 2, 0.0)


def test_that_a_full_disk_does_not_stop_the_work_and_the_last_word_finds_room(stage, tmp_path, monkeypatch, capsys):
    reporter, _, said = stage
    real, is_full = reporter._writer.write, [True]

    def write(message):
        if is_full[0] and (tmp_path / ".reserve").exists():
            raise OSError(28, "No space left on device")
        real(message)

    monkeypatch.setattr(reporter._writer, "write", write)
    reporter.phase("Training")
    assert "event lost" in capsys.readouterr().out
    reporter.finished("failed", "The disk is full.")
    assert [type(item) for item in said()] == [Finished]
