"""``python -m workbench.worker JOB_DIR``: do one job and end."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.worker.run import run


def main(arguments: list[str]) -> int:
    """Return the exit code; 2 when the arguments are wrong."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("usage: python -m workbench.worker JOB_DIR\n")
        return 2
    return run(Path(arguments[0]).resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
