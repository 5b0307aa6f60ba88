"""``python -m workbench.worker.leaving strip|onnx RUN OUT``: a trained model leaves its run, for other programs.

The last line of standard output is one JSON object: what was written, or ``{"error": one sentence}``.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from workbench.protocol.job_folder import JobFolder
from workbench.worker.failures import sentence
from workbench.worker.leaving.catalog import way_out
from workbench.worker.run import choose_device, set_threads


def main() -> int:
    """Do it; returns the exit code."""
    kind, run, out = sys.argv[1:4]
    # The libraries print to standard output; the answer is to stand there alone.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    set_threads(os.cpu_count() or 1)
    choose_device("cpu")
    try:
        body, code = way_out(kind)(JobFolder(Path(run)), Path(out)), 0
    except Exception as error:  # noqa: BLE001 - whatever it was, the person is told
        traceback.print_exc()
        body, code = {"error": sentence(error, None)}, 1
    answer.write(json.dumps(body) + "\n")
    answer.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
