"""A real project with a session whose runner never starts, and the shared parts of a window, for panel tests."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.protocol.arrays import write_arrays
from workbench.protocol.channel import ChannelWriter
from workbench.session import Session, session_of
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe
from workbench.ui.parts import Parts

POINTS = ("nose", "tail")


@dataclass
class World:
    session: Session
    parts: Parts

    def close(self):
        self.parts.close()
        self.session.close()

    def run(self, name="mouse", *messages, **settings):
        recipe = suggest(preset("demo-pose"), self.session.project.label_summary())
        run = self.session.project.runs.new_run(replace(recipe, name=name, **settings))
        run.folder.checkpoints.mkdir()
        run.folder.manifest.write_text("[]")
        tell(run.folder, *messages)
        self.session.board.poll(None)
        return run

    def predict(self, run, score=0.9, with_maps=True):
        """One predicted object on each image, 3 px right of the label."""
        project = self.session.project
        images = project.store.load_images()
        recipe = PredictRecipe("predict", str(run.folder.path))
        folder = project.predictions.new_job(recipe, [PredictImage(each.id, Path(each.path)) for each in images])
        folder.heatmaps.mkdir()
        lines = []
        for image in images:
            found = {
                "category_id": 1,
                "score": score,
                "bbox_xywh": [10, 10, 40, 40],
                "keypoints": [[23, 20, 0.9], [33, 30, 0.8]],
            }
            if with_maps:
                maps = np.zeros((2, 4, 4), np.float16)
                maps[0, 1, 1], maps[1, 2, 2] = 0.5, 1.0
                write_arrays(folder.heatmaps / f"{image.id}.npz", {"0": maps})
                found["heatmap"] = {"key": "0", "to_image": [10, 0, 10, 0, 10, 10]}
            lines.append(json.dumps({"image_id": image.id, "width": 64, "height": 64, "instances": [found]}))
        folder.predictions.write_text("\n".join(lines) + "\n")
        return folder


def make_world(path, theme, labelled=4, val=1, images=5):
    project = Project.create(path)
    schema = LabelSchema((Category(1, "mouse", skeleton=Skeleton(POINTS, ((0, 1),))),))
    patches = [Patch(project.store.load_schema(), schema)]
    for number in range(1, images + 1):
        split = Split.NONE if number > labelled else Split.VAL if number > labelled - val else Split.TRAIN
        patches.append(Patch(None, ImageRecord(number, f"{number}.png", 64, 64, split)))
    for number in range(1, labelled + 1):
        points = (Keypoint(20, 20, 2), Keypoint(30, 30, 2))
        patches.append(Patch(None, Instance(number, number, 1, (10, 10, 40, 40), keypoints=points)))
    project.store.append([JournalEntry(1, "do", 1, time.time(), Edit("Make", tuple(patches)))])
    return World(session_of(project), Parts(theme))


def tell(folder, *messages):
    writer = ChannelWriter(folder.events)
    for message in messages:
        writer.write(message)
    writer.close()
