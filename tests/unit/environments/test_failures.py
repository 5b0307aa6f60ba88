from __future__ import annotations

from pathlib import Path

import pytest

from workbench.environments.failures import explain, last_line


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("The virtual environment was not created because ensurepip is not available.", "python3-venv"),
        ("cc1plus: fatal error: Killed signal terminated program", "out of memory"),
        ("fatal error: Python.h: No such file or directory", "python3-dev"),
        ("FileNotFoundError: [Errno 2] No such file or directory: 'g++'", "no C++ compiler"),
        ("error: command 'x86_64-linux-gnu-g++' failed: No such file or directory", "no C++ compiler"),
        ("/bin/sh: 1: c++: not found", "no C++ compiler"),
        ("OSError: CUDA_HOME environment variable is not set.", "WORKBENCH_TORCH=cpu"),
        ("Temporary failure in name resolution", "cannot be reached"),
        ("error: Failed to fetch: dns error", "cannot be reached"),
        ("ERROR: No matching distribution found for torch==2.13.0", "no fitting version"),
        ("  x No solution found when resolving dependencies", "no fitting version"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "who owns"),
    ],
)
def test_that_a_known_failure_comes_with_its_way_out(output, advice):
    assert advice in explain("Installing", f"noise\n{output}\nmore noise")


def test_that_an_unknown_failure_shows_the_last_line_and_the_log():
    assert explain("Step", "first\nthe reason\n\n", Path("a.log")) == "Step failed: the reason (full output: a.log)"
    assert explain("Step", "") == "Step failed: the command gave no output"


def test_that_a_long_line_is_cut():
    assert len(last_line("x" * 5000)) == 300
