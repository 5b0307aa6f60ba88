"""What went wrong during setup, in one sentence that says what to do."""

from __future__ import annotations

import re
from pathlib import Path

_WAYS_OUT: tuple[tuple[str, str], ...] = (
    (
        r"No space left on device|Errno 28|disk is full",
        "the disk is full; free about 5 GB and run the same command again",
    ),
    (
        r"ensurepip is not available|No module named '?(venv|ensurepip)",
        "this Python lacks its venv module; install it (Debian and Ubuntu: apt-get install python3-venv) and run again",
    ),
    (
        r"Killed signal|Killed \(program|[Oo]ut of memory|MemoryError|Cannot allocate memory",
        "the machine ran out of memory; close other programs and run the same command again",
    ),
    (
        r"Python\.h: No such file",
        "the Python headers are missing; install them (Debian and Ubuntu: apt-get install python3-dev) and run again",
    ),
    (
        r"CUDA_HOME|nvcc.*(not found|No such file)|The detected CUDA version",
        "the CUDA toolkit does not fit this PyTorch; install the matching toolkit or set WORKBENCH_TORCH=cpu, and run"
        " again",
    ),
    (
        r"(No such file or directory|command not found|unable to execute|not found).{0,40}(g\+\+|gcc|c\+\+|cc\b)"
        r"|(g\+\+|gcc|c\+\+|clang).{0,40}(No such file or directory|command not found|: not found)",
        "no C++ compiler was found; install one (Debian and Ubuntu: apt-get install g++) and run again",
    ),
    (
        r"name resolution|Name or service not known|Network is unreachable|Connection refused|Failed to establish"
        r"|[Ff]ailed to fetch|error sending request|dns error|[Tt]imed out|ConnectionError|ProxyError",
        "the package index cannot be reached; check the network, the proxy and `python3 -m pip config list`,"
        " then run again",
    ),
    (
        r"No matching distribution|No solution found|not found in the package registry|no version of",
        "the package index offers no fitting version for this Python; use Python 3.11 or name a fuller index in"
        " pip's configuration",
    ),
    (r"Permission denied", "a file cannot be written; check who owns the folder and run again"),
)


class SetupError(RuntimeError):
    """A step of the setup failed; the text is one sentence with the way out."""


def explain(title: str, output: str, log: Path | None = None) -> str:
    """Turn a failed command's output into one sentence: the step, the reason, what to do, where the log lies."""
    for pattern, way_out in _WAYS_OUT:
        if re.search(pattern, output):
            reason = way_out
            break
    else:
        reason = last_line(output) or "the command gave no output"
    return f"{title} failed: {reason}" if log is None else f"{title} failed: {reason} (full output: {log})"


def last_line(output: str) -> str:
    """Return the last line that says something, cut to 300 characters."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""
