"""The segmenter that runs a person's own SAM-family files: a client of ``python -m workbench.worker.segmenter``."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from workbench.core.masks import Mask
from workbench.editing.ghosts.prompt import Prompt
from workbench.editing.ghosts.segmenting import Picture, SegmentError
from workbench.environments.layout import ROOT
from workbench.jobs.child_environment import child_environment
from workbench.jobs.live_process import LiveError, LiveProcess
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import MaskAsked


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The pair of files that a person has named."""

    encoder: Path
    decoder: Path


class OnnxSegmenter:
    """Starts its process at the first prompt. See editing.ghosts.segmenting.Segmenter."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._folder: JobFolder | None = None
        self._process: LiveProcess | None = None
        self._numbers = count(1)
        self._is_closed = False
        self._read_to = 0

    def load(self) -> None:
        """Load both files now; raises SegmentError naming the one that is wrong and what it lacks."""
        try:
            self._running()
        except LiveError as error:
            raise SegmentError(str(error)) from None

    def segment(self, picture: Picture, prompt: Prompt) -> Mask:
        """See Segmenter.segment."""
        if prompt.is_empty:
            raise SegmentError("Nothing says where the object is: click on it or drag a box around it.")
        number = next(self._numbers)
        points = tuple(value for point in prompt.points for value in (point.x, point.y, float(point.is_on)))
        asked = MaskAsked(time.time(), number, str(picture.path), points, prompt.box_xywh or ())
        try:
            process = self._running()
            answer = process.ask(asked, number)
        except LiveError as error:
            raise SegmentError(str(error)) from None
        if answer.trouble:
            raise SegmentError(answer.trouble)
        return self._read(process.folder.refined, number)

    def close(self) -> None:
        """End the process and remove its folder."""
        self._is_closed = True
        if self._process is not None:
            self._process.close()
        if self._folder is not None:
            shutil.rmtree(self._folder.path, ignore_errors=True)

    def _running(self) -> LiveProcess:
        if self._is_closed:
            raise LiveError("The model was put away.")
        if self._process is None or not self._process.is_alive:
            folder = self._folder = self._folder or JobFolder(Path(tempfile.mkdtemp(prefix="workbench-segmenter-")))
            self._process, self._read_to = LiveProcess(folder), 0
            command = (
                sys.executable,
                "-m",
                "workbench.worker.segmenter",
                str(os.getpid()),
                str(folder.path),
                str(self._files.encoder),
                str(self._files.decoder),
            )
            self._process.start(command, ROOT, child_environment(ROOT, os.cpu_count() or 1))
        return self._process

    def _read(self, path: Path, number: int) -> Mask:
        try:
            with open(path, "rb") as file:
                file.seek(self._read_to)
                body = json.loads(file.read().splitlines()[-1])
                self._read_to = file.tell()
            height, width = body["rle"]["size"]
            mask = Mask.from_counts(int(height), int(width), body["rle"]["counts"])
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise SegmentError(f"{path}: {error}") from None
        if body.get("number") != number:
            raise SegmentError(f"{path}: holds no answer {number}")
        if mask.area == 0:
            raise SegmentError("The model found no object there: add a point or drag a box around it.")
        return mask
