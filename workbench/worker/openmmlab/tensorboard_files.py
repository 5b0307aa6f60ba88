"""The numbers of a run a second time, as event files that TensorBoard draws: in the run's folder ``tensorboard``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from workbench.worker.adapters.adapter import WorkingJob

FOLDER = "tensorboard"
MISSING = "TensorBoard files are not written: tensorboardX is missing in the training environment."


class TensorBoardFiles:
    """A ``with`` block around a training; writes scalars as ``group/name``.

    Signs that TensorBoard bears in no name (``@``) become ``_``.

    Nothing that goes wrong here stops a training: it is told once, then all is quiet. A resumed run writes a file of
    its own, whose first line says from which step on the earlier ones no longer hold.
    """

    def __init__(self, job: WorkingJob, is_wanted: bool) -> None:
        self._job, self._is_on = job, is_wanted
        self._writer: Any = None

    def __enter__(self) -> TensorBoardFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            try:
                self._writer.close()
            except OSError as trouble:
                self._give_up(str(trouble))

    def write(self, step: int, group: str, values: Mapping[str, float]) -> None:
        """Add the numbers of one step; those that are no numbers are left out."""
        if not self._is_on:
            return
        try:
            writer = self._open(step)
            for name, value in values.items():
                if math.isfinite(value):
                    writer.add_scalar(f"{group}/{name}", value, step)
        except ImportError:
            self._give_up(MISSING)
        except OSError as error:
            self._give_up(f"TensorBoard files are not written any more: {error.strerror or error}.")

    def _open(self, step: int) -> Any:
        if self._writer is None:
            from tensorboardX import SummaryWriter

            # The step in the name: two files of one second would be one, the later over the earlier.
            folder, suffix = str(self._job.folder.path / FOLDER), f".from{step}"
            self._writer = SummaryWriter(folder, purge_step=step, flush_secs=10, filename_suffix=suffix)
        return self._writer

    def _give_up(self, text: str) -> None:
        self._is_on, self._writer = False, None
        self._job.reporter.notice("warning", text)
