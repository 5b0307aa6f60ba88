"""A child that answers one question at a time: asked through ``control.jsonl``, heard through ``events.jsonl``.

No port and no pipe: a child that dies leaves files, and a window that dies leaves nothing to clean but them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workbench.protocol.channel import ChannelReader, ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Answered, Finished, Message, Phase, Ready

LISTEN_EVERY_S = 0.004
"""Between two looks for an answer: only while one is awaited."""

_GONE_S = 5.0


class LiveError(RuntimeError):
    """The child cannot be started, or it died; one sentence for the person."""


class UnansweredError(LiveError):
    """One question has no answer, in one sentence why; the child lives and hears the next."""


class LiveProcess:
    """One child and its folder. ``start`` and ``ask`` block and belong into one thread; ``close`` into any.

    ``tell`` is called, in that thread, with what the child does before it is ready ("Loading the model").
    """

    def __init__(self, folder: JobFolder, tell: Callable[[str], None] = lambda _: None) -> None:
        self.folder = folder
        self._tell = tell
        self._child: subprocess.Popen[bytes] | None = None
        self._events = ChannelReader(folder.events)
        self._ended = ""
        self._is_closed = False

    @property
    def is_alive(self) -> bool:
        """Whether the child runs."""
        return self._child is not None and self._child.poll() is None

    def start(self, command: Sequence[str], root: Path, environment: Mapping[str, str]) -> None:
        """Start the child and wait until it is ready; raises LiveError."""
        for old in (self.folder.control, self.folder.events, self.folder.refined, self.folder.log):
            old.unlink(missing_ok=True)
        if not os.access(command[0], os.X_OK):
            raise LiveError(f"There is no interpreter {command[0]}; run: python3 start.py setup")
        try:
            with open(self.folder.log, "ab") as log:
                self._child = subprocess.Popen(
                    command,
                    cwd=root,
                    env=dict(environment),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        except OSError as error:
            raise LiveError(f"The process cannot be started: {error}") from None
        if self._is_closed:
            self.close()
        self._await(lambda message: isinstance(message, Ready))

    def ask(self, question: Message, number: int) -> Answered:
        """Put a question and wait for the answer to its number; raises LiveError when the child dies instead."""
        if not self.is_alive:
            raise LiveError(self._reason())
        try:
            writer = ChannelWriter(self.folder.control)
            writer.write(question)
            writer.close()
        except OSError as error:
            raise LiveError(f"{self.folder.control} cannot be written ({error.strerror or error})") from None
        answer = self._await(lambda message: isinstance(message, Answered) and message.number == number)
        assert isinstance(answer, Answered)
        return answer

    def close(self) -> None:
        """End the child and all its children now: what it has answered is on the disk. Wakes whoever waits for it."""
        self._is_closed = True
        child = self._child
        if child is None:
            return
        try:
            os.killpg(child.pid, signal.SIGKILL) if hasattr(os, "killpg") else child.kill()
        except (ProcessLookupError, PermissionError):
            pass
        try:
            child.wait(_GONE_S)
        except subprocess.TimeoutExpired:
            pass

    def _await(self, is_wanted: Callable[[Message], bool]) -> Message:
        while True:
            # Alive is asked first: what a dying child wrote last is then still read.
            was_alive = self.is_alive
            for message in self._events.poll():
                if is_wanted(message):
                    return message
                if isinstance(message, Phase):
                    self._tell(message.title)
                elif isinstance(message, Finished):
                    self._ended = message.reason
            if not was_alive:
                raise LiveError(self._reason())
            time.sleep(LISTEN_EVERY_S)

    def _reason(self) -> str:
        if self._ended:
            return self._ended
        status = self._child.poll() if self._child is not None else None
        how = f"signal {-status}" if status is not None and status < 0 else f"exit code {status}"
        return f"The process ended without a word ({how}); {self.folder.log} may say more."
