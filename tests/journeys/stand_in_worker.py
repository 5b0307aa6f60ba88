"""A worker without a model: speaks the protocol like the real one, to test everything around it.

Takes the place of the worker's interpreter (its last argument is the job folder). ``behaviour.json`` in the folder:
``steps``, ten an epoch, ``delay_s`` a step, and ``mode``: ``good``; ``deaf`` (hears neither stop nor SIGTERM);
``family`` (starts two children first, one in a session of its own, both deaf);
``fails`` (says so); ``crashes`` (a traceback, exit code 1);
``mute`` (exit code 0 without a word); ``babbles`` (garbage between its messages).
Appends a line to ``starts.txt`` at each start, and keeps its step in ``checkpoints/step.txt``.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from workbench.protocol.channel import ChannelReader, ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import (
    CheckpointSaved,
    Finished,
    PauseRequested,
    Phase,
    Progress,
    Scalars,
    Started,
    StopRequested,
)

DEAF_CHILD = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('child', flush=True); time.sleep(600)"
)


def main(folder: JobFolder) -> int:
    behaviour = {"steps": 20, "delay_s": 0.02, "mode": "good"}
    wish = folder.path / "behaviour.json"
    behaviour |= json.loads(wish.read_text()) if wish.exists() else {}
    with open(folder.path / "starts.txt", "a") as starts:
        starts.write(f"{os.getpid()}\n")
    events, control = ChannelWriter(folder.events), ChannelReader(folder.control)
    create_time = psutil.Process().create_time()
    events.write(Started(time.time(), os.getpid(), create_time, "cpu", {"stand-in": "1"}))
    prepare(behaviour["mode"])
    events.write(Phase(time.time(), "Training"))
    if behaviour["mode"] == "fails":
        events.write(Finished(time.time(), "failed", "The images are all black"))
        return 1
    if behaviour["mode"] == "crashes":
        raise RuntimeError("no kernel image is available")
    if behaviour["mode"] == "mute":
        return 0
    events.write(work(folder, behaviour, events, control))
    return 0


def prepare(mode: str) -> None:
    if mode in ("deaf", "family"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if mode == "family":
        for is_apart in (False, True):
            child = subprocess.Popen(
                [sys.executable, "-c", DEAF_CHILD], stdout=subprocess.PIPE, start_new_session=is_apart
            )
            child.stdout.readline()


def work(folder: JobFolder, behaviour: dict, events: ChannelWriter, control: ChannelReader) -> Finished:
    saved = folder.checkpoints / "step.txt"
    saved.parent.mkdir(exist_ok=True)
    first = int(saved.read_text()) + 1 if saved.exists() else 1
    is_pausing = False
    for step in range(first, behaviour["steps"] + 1):
        time.sleep(behaviour["delay_s"])
        if behaviour["mode"] == "babbles":
            os.write(events._fd, b'{"v": 1, "kind": "Progress"}\nrubbish \xff\xfe\n[1, 2\n')
        events.write(Scalars(time.time(), step, step / 10, "train", {"loss": 1.0 / step}))
        events.write(Progress(time.time(), step, behaviour["steps"], "iteration"))
        if step % 5 == 0:
            part = saved.with_suffix(".part")
            part.write_text(str(step))
            part.replace(saved)
            events.write(CheckpointSaved(time.time(), "checkpoints/step.txt", step // 10, step, is_best=step == 5))
        messages = control.poll()
        is_pausing = any(isinstance(message, PauseRequested) for message in messages) or is_pausing
        if is_pausing and step % 10 == 0:
            return Finished(time.time(), "paused", f"Paused after epoch {step // 10}")
        asked = any(isinstance(message, StopRequested) for message in messages)
        if asked and behaviour["mode"] not in ("deaf", "family"):
            return Finished(time.time(), "cancelled", "Stopped on request")
    return Finished(time.time(), "succeeded")


if __name__ == "__main__":
    sys.exit(main(JobFolder(Path(sys.argv[-1]))))
