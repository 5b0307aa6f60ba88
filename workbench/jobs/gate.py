"""The gate each start of a worker passes: at most one process per job and attempt gets through.

``python -m workbench.jobs.gate RECORD COMMAND…`` writes its own process into RECORD, which must not exist yet, and
then becomes COMMAND (same pid, same start time). A runner that is killed in the middle of a start therefore leaves
either a record that names the worker, or none; its successor starts the same attempt again without any risk that
the job runs twice.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from workbench.jobs.process import ProcessId

EXIT_TAKEN = 76
"""Another process has passed for this attempt."""
EXIT_NO_COMMAND = 127
"""The command could not be run; the log says why."""


def record_path(state: Path, entry_id: int, attempt: int) -> Path:
    """Where the start of an attempt is recorded, inside the queue's folder."""
    return state / "starts" / f"{entry_id}-{attempt}.json"


def read_record(path: Path) -> ProcessId | None:
    """Which process passed; None when none did yet."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return ProcessId(int(body["pid"]), float(body["create_time"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def pass_through(record: Path) -> bool:
    """Record this process, whole or not at all; False when another one was first. Raises OSError on a full disk."""
    me = ProcessId.of(os.getpid())
    assert me is not None, "this process lives"
    draft = record.with_name(f"{record.name}.{me.pid}")
    draft.write_text(json.dumps({"pid": me.pid, "create_time": me.create_time}), encoding="utf-8")
    try:
        os.link(draft, record)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def main(arguments: list[str]) -> int:
    """Pass and become the command, or say why not."""
    record, *command = arguments
    if not pass_through(Path(record)):
        return EXIT_TAKEN
    try:
        os.execvp(command[0], command)
    except OSError as error:
        sys.stderr.write(f"The training interpreter {command[0]} cannot be started: {error.strerror}\n")
        return EXIT_NO_COMMAND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
