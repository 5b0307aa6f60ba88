"""``python -m workbench.worker.workshop OWNER DEVICE FOLDER``: answer while OWNER (a pid) lives."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished


def main(arguments: list[str]) -> int:
    """Return the exit code; 2 when the arguments are wrong."""
    if len(arguments) != 3 or not arguments[0].isdigit() or not Path(arguments[2]).is_dir():
        sys.stderr.write("usage: python -m workbench.worker.workshop OWNER_PID DEVICE FOLDER\n")
        return 2
    folder = JobFolder(Path(arguments[2]).resolve())
    try:
        # Only here, so that an interpreter that lacks numpy or OpenCV can still say so.
        from workbench.worker.workshop.serve import serve
    except (ImportError, SyntaxError) as error:
        reason = f"The training environment of {sys.executable} is not complete ({error}): run `workbench doctor`."
        events = ChannelWriter(folder.events)
        events.write(Finished(time.time(), "failed", reason))
        events.close()
        return 1
    return serve(folder, arguments[1], int(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
