"""``python -m workbench.worker JOB_DIR``: do one job and end.

Before the folder may stand ``--device NAME``, what the queue gave the job, or ``--live OWNER``: answer while OWNER
lives.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished


def main(arguments: list[str]) -> int:
    """Return the exit code; 2 when the arguments are wrong."""
    word, value = arguments[:2] if len(arguments) == 3 else ("", "")
    owner = value if word == "--live" and value.isdigit() else ""
    is_right = len(arguments) == 1 or owner or word == "--device"
    if not is_right or not Path(arguments[-1]).is_dir():
        sys.stderr.write("usage: python -m workbench.worker [--device NAME | --live OWNER_PID] JOB_DIR\n")
        return 2
    folder = Path(arguments[-1]).resolve()
    try:
        # Only here, so that an interpreter that lacks numpy or OpenCV can still say so.
        from workbench.worker.live import serve
        from workbench.worker.run import run
    except (ImportError, SyntaxError) as error:
        _say_incomplete(JobFolder(folder), error)
        return 1
    return serve(folder, int(owner)) if owner else run(folder, value)


def _say_incomplete(folder: JobFolder, error: Exception) -> None:
    reason = f"The training environment of {sys.executable} is not complete ({error}): run `workbench doctor`."
    sys.stderr.write(reason + "\n")
    events = ChannelWriter(folder.events)
    events.write(Finished(time.time(), "failed", reason))
    events.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
