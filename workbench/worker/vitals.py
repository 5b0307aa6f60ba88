"""How busy the computer is while a job goes on: a line every few seconds, in a channel of its own."""

from __future__ import annotations

import subprocess
import threading
import time
from types import TracebackType

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Scalars

EVERY_S = 5.0
"""Between two lines at first."""

LINES_A_PACE = 720
"""After so many lines the pace is halved: an hour is told every 5 s, a week every few minutes."""

_GPU_QUERY = "--query-gpu=utilization.gpu,memory.used,temperature.gpu"


class Vitals:
    """A ``with`` block around the work: a thread that writes ``vitals.jsonl`` and never gets in its way.

    The names are ``cpu %`` (of all cores), ``memory GB`` (of this process and its loaders), and where the job has a
    GPU ``gpu %``, ``gpu memory GB`` and ``gpu °C``. Without psutil nothing is written.
    """

    def __init__(self, folder: JobFolder, device: str, every_s: float = EVERY_S) -> None:
        self._folder, self._every_s = folder, every_s
        self._gpu = device.partition(":")[2].split(",")[0] or "0" if device.startswith("cuda") else ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="vitals", daemon=True)

    def __enter__(self) -> Vitals:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join(timeout=2.0)

    def _watch(self) -> None:
        try:
            import psutil

            writer = ChannelWriter(self._folder.vitals)
        except (ImportError, OSError):
            return
        process, lines, pause = psutil.Process(), 0, self._every_s
        psutil.cpu_percent()
        while not self._done.wait(pause):
            values = {"cpu %": float(psutil.cpu_percent()), "memory GB": _resident(process) / 1e9} | self._gpu_values()
            try:
                writer.write(Scalars(time.time(), lines, 0.0, "system", values))
            except OSError:
                break
            lines += 1
            if lines % LINES_A_PACE == 0:
                pause *= 2
        writer.close()

    def _gpu_values(self) -> dict[str, float]:
        if not self._gpu:
            return {}
        command = ["nvidia-smi", "-i", self._gpu, _GPU_QUERY, "--format=csv,noheader,nounits"]
        try:
            told = subprocess.run(command, capture_output=True, text=True, timeout=4.0, check=True).stdout
            busy, used, heat = (float(part) for part in told.strip().splitlines()[0].split(","))
        except (OSError, ValueError, IndexError, subprocess.SubprocessError):
            return {}
        return {"gpu %": busy, "gpu memory GB": used * 2**20 / 1e9, "gpu °C": heat}


def _resident(process: object) -> float:
    """Bytes of a process and its children; one that ended meanwhile counts nothing."""
    import psutil

    assert isinstance(process, psutil.Process)
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.Error:
            continue
    return float(total)
