"""A semantic run is judged pixel by pixel, as it learned."""

from __future__ import annotations

import json

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.core.schema import Category, LabelSchema
from workbench.formats.codec import Dataset
from workbench.project.evaluation import evaluate
from workbench.project.exporting import export_dataset
from workbench.project.project import Project
from workbench.session import session_of
from workbench.tasks.recipe import PredictRecipe, TrainRecipe

RECIPE = TrainRecipe("seg", "fast-scnn", "semantic", "fake", "", 1, 2, (64, 64), 0.1, 0)
SCHEMA = LabelSchema((Category(1, "road"), Category(2, "car")))


def mask(*box):
    return Mask.from_box(10, 20, box)


@pytest.fixture
def project(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    road = Instance(1, 1, 1, polygons=((0, 0, 20, 0, 20, 5, 0, 5),))
    items = (road, Instance(2, 1, 2, mask=mask(0, 0, 4, 5)), Instance(3, 1, 1, (0, 0, 3, 3)))
    values = (ImageRecord(1, "images/1.png", 20, 10, Split.VAL), *items)
    patches = [Patch(session.document.schema, SCHEMA), *(Patch(None, value) for value in values)]
    session.editor.commit(Edit("Import", tuple(patches)))
    session.flush()
    yield session.project
    session.close()


def predict(project, run, *found):
    folder = project.predictions.new_job(PredictRecipe("see", str(run.folder.path)), [])
    items = [{"category_id": c, "score": 0.9, "rle": {"size": [10, 20], "counts": m.counts.tolist()}} for c, m in found]
    body = {"image_id": 1, "width": 20, "height": 10, "instances": items}
    folder.predictions.write_text(json.dumps(body) + "\n")


def test_that_the_small_covers_the_large_and_unlabelled_pixels_do_not_count(project):
    run = project.runs.new_run(RECIPE)
    predict(project, run, (2, mask(0, 0, 4, 10)), (1, mask(4, 0, 16, 10)))
    found = evaluate(project, run)
    assert found.figures["regions"] == {"mIoU": 1.0, "mDice": 1.0, "pixel accuracy": 1.0}
    assert found.per_class == {"IoU": {"road": 1.0, "car": 1.0}}


def test_that_priority_and_background_are_those_of_the_recipe(project):
    options = {"priority": [2, 1], "background": "class"}
    run = project.runs.new_run(TrainRecipe(**{**_fields(RECIPE), "options": options}))
    predict(project, run, (1, mask(0, 0, 20, 5)), (2, mask(0, 5, 20, 1)))
    found = evaluate(project, run)
    assert found.per_class["IoU"] == {"road": 1.0, "car": 0.0, "background": pytest.approx(80 / 100)}


def test_that_an_export_to_label_pictures_may_merge_objects(project, tmp_path):
    dataset = project.dataset()
    report = export_dataset(
        Dataset(dataset.schema, dataset.images, dataset.instances), tmp_path / "out", "mask_pictures"
    )
    assert (report.images, report.instances) == (1, 2)


def _fields(recipe):
    return {name: getattr(recipe, name) for name in recipe.__dataclass_fields__}
