"""What a run saw on a few followed images, validation by validation."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from workbench.core.prediction import Prediction
from workbench.project.predictions import PredictionFile
from workbench.protocol.job_folder import JobFolder

_NAME = re.compile(r"(\d{7,12})-(\d{1,9})")
"""Iteration and epoch: the name of a scene's folder."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One validation: the iteration and the epoch it came after, and where its predictions lie."""

    step: int
    epoch: int
    folder: Path


class Cinema:
    """The scenes of one run. Any thread may read; nothing in the folder is trusted."""

    def __init__(self, run: JobFolder) -> None:
        self._folder = run.cinema
        self._opening = threading.Lock()
        self._files: dict[Path, PredictionFile] = {}

    def scenes(self) -> tuple[Scene, ...]:
        """Return the validations so far, in their order; their names say when they were, no file is opened."""
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except OSError:
            return ()
        found = [(known, name) for name in names if (known := _NAME.fullmatch(name))]
        return tuple(Scene(int(known[1]), int(known[2]), self._folder / name) for known, name in found)

    def image_ids(self) -> tuple[int, ...]:
        """Return the images that are followed."""
        scenes = self.scenes()
        return tuple(sorted(self._file(scenes[-1]).image_ids())) if scenes else ()

    def read(self, scene: Scene, image_id: int) -> Prediction | None:
        """Return what was seen on an image then, None when it was not followed; raises ProjectError."""
        file = self._file(scene)
        return file.read(image_id) if image_id in file.image_ids() else None

    def _file(self, scene: Scene) -> PredictionFile:
        """A scene is written once and whole: it is looked through once."""
        with self._opening:
            known = self._files.get(scene.folder)
            if known is None:
                known = self._files[scene.folder] = PredictionFile(JobFolder(scene.folder))
                known.refresh()
            return known
