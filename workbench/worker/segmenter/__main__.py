"""``python -m workbench.worker.segmenter OWNER FOLDER ENCODER DECODER``: answer prompts while OWNER (a pid) lives."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished


def main(arguments: list[str]) -> int:
    """Return the exit code; 2 when the arguments are wrong."""
    if len(arguments) != 4 or not arguments[0].isdigit() or not Path(arguments[1]).is_dir():
        sys.stderr.write("usage: python -m workbench.worker.segmenter OWNER_PID FOLDER ENCODER DECODER\n")
        return 2
    folder = JobFolder(Path(arguments[1]))
    try:
        # Only here, so that an interpreter that lacks onnxruntime can still say so.
        from workbench.worker.segmenter.serve import SegmenterJob, serve
    except ImportError as error:
        events = ChannelWriter(folder.events)
        reason = f"onnxruntime cannot be used ({error}): run python3 start.py setup."
        events.write(Finished(time.time(), "failed", reason))
        events.close()
        return 1
    return serve(SegmenterJob(folder, Path(arguments[2]), Path(arguments[3])), int(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
