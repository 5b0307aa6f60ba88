"""A job tells how busy the computer is, in a channel of its own, and ends at once when the work does."""

import threading
import time

from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Scalars
from workbench.worker.vitals import Vitals


def test_that_lines_are_written_while_the_work_goes_on_and_the_thread_ends_with_it(tmp_path):
    folder = JobFolder(tmp_path)
    told = []
    with Vitals(folder, "cpu", every_s=0.01):
        reader, give_up = ChannelReader(folder.vitals), time.monotonic() + 20
        while not told and time.monotonic() < give_up:
            told += reader.poll()
            time.sleep(0.01)
    assert isinstance(told[0], Scalars)
    assert told[0].group == "system"
    assert set(told[0].values) == {"cpu %", "memory GB"}
    assert told[0].values["memory GB"] > 0
    assert "vitals" not in [thread.name for thread in threading.enumerate()]


def test_that_a_folder_that_is_gone_does_not_end_the_work(tmp_path):
    with Vitals(JobFolder(tmp_path / "gone"), "cpu", every_s=0.01):
        time.sleep(0.05)
