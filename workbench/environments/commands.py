"""Runs a program as a step of the setup: its output goes to a log, its failure becomes one sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.failures import SetupError, explain

PathLike = str | Path
"""One part of a command line."""


@dataclass(frozen=True, slots=True)
class CommandLog:
    """Runs commands one after the other and keeps all they say in ``path``."""

    path: Path

    def run(self, title: str, command: Sequence[PathLike], env: Mapping[str, str] | None = None) -> str:
        """Run to the end and return the output; raises SetupError with one sentence when it fails.

        ``env`` is added to the process's environment. The command line itself is not logged: the environment and
        the arguments may name an index with a password.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(self.path, "ab") as log:
            log.write(f"\n== {title}\n".encode())
            log.flush()
            start = log.tell()
            code = self._call(title, [str(part) for part in command], {**os.environ, **(env or {})}, log.fileno())
        output = self._output_from(start)
        if code:
            raise SetupError(explain(title, output, self.path))
        return output

    def _call(self, title: str, command: list[str], env: dict[str, str], log_fd: int) -> int:
        try:
            return subprocess.run(
                command, env=env, stdin=subprocess.DEVNULL, stdout=log_fd, stderr=subprocess.STDOUT, check=False
            ).returncode
        except OSError as error:
            raise SetupError(explain(title, f"{command[0]}: {error.strerror}")) from None

    def _output_from(self, start: int) -> str:
        with open(self.path, "rb") as log:
            log.seek(start)
            return log.read().decode(errors="replace")


def output_of(command: Sequence[PathLike], timeout_s: float = 60.0) -> str | None:
    """Return a program's standard output, or None when it is missing, fails or takes too long."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
