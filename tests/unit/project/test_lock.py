from __future__ import annotations

import subprocess
import sys

from workbench.project.lock import ProjectLock

HOLD = """
import sys, time
from pathlib import Path
from workbench.project.lock import ProjectLock
lock = ProjectLock(Path(sys.argv[1]))
assert lock.acquire() == ""
print("held", flush=True)
time.sleep(60)
"""


def test_that_the_second_opener_is_told_who_holds_the_project(tmp_path):
    first, second = ProjectLock(tmp_path / "lock"), ProjectLock(tmp_path / "lock")
    assert first.acquire() == ""
    reason = second.acquire()
    assert "process" in reason
    assert "only be read" in reason
    first.release()
    assert second.acquire() == ""
    second.release()


def test_that_the_lock_of_a_killed_process_is_taken_over(tmp_path):
    path = tmp_path / "lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    lock = ProjectLock(path)
    assert f"process {holder.pid}" in lock.acquire()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert lock.acquire() == ""
    lock.release()


def test_that_a_folder_without_write_access_is_read_only_with_a_reason(tmp_path):
    assert "reading only" in ProjectLock(tmp_path / "missing" / "lock").acquire()
