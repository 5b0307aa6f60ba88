"""What a run saw on a few followed images, validation by validation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from workbench.core.prediction import Prediction
from workbench.project.predictions import PredictionFile
from workbench.protocol.job_folder import JobFolder


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
        self._scenes: dict[str, Scene] = {}

    def scenes(self) -> tuple[Scene, ...]:
        """Return the validations so far, in their order; a broken one is left out."""
        try:
            names = sorted(path.name for path in self._folder.iterdir() if path.name.isdecimal())
        except OSError:
            return ()
        for name in names:
            if name not in self._scenes and (epoch := _epoch(self._folder / name)) is not None:
                self._scenes[name] = Scene(int(name), epoch, self._folder / name)
        return tuple(self._scenes[name] for name in names if name in self._scenes)

    def image_ids(self) -> tuple[int, ...]:
        """Return the images that are followed."""
        scenes = self.scenes()
        return tuple(sorted(_file(scenes[-1]).image_ids())) if scenes else ()

    def read(self, scene: Scene, image_id: int) -> Prediction | None:
        """Return what was seen on an image then, None when it was not followed; raises ProjectError."""
        file = _file(scene)
        return file.read(image_id) if image_id in file.image_ids() else None


def _file(scene: Scene) -> PredictionFile:
    file = PredictionFile(JobFolder(scene.folder))
    file.refresh()
    return file


def _epoch(folder: Path) -> int | None:
    try:
        with open(JobFolder(folder).predictions, "rb") as file:
            return int(json.loads(file.readline(16 << 20))["epoch"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
