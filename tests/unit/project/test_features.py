"""Features of images: read, compared, and refused when they are none; and image classes measured."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workbench.cli.main import main
from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.project.error import ProjectError
from workbench.project.evaluation import evaluate, evaluation_images
from workbench.project.features import newest_features
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.protocol.arrays import write_arrays
from workbench.session import session_of
from workbench.tasks.recipe import PredictRecipe, TrainRecipe

RECIPE = TrainRecipe("tells", "resnet18", "classification", "mmpretrain", "", 1, 2, (64, 64), 0.1, 0)


@pytest.fixture
def session(tmp_path):
    opened = session_of(Project.create(tmp_path / "p"))
    schema = LabelSchema((Category(1, "cat"), Category(2, "dog")))
    images = [
        ImageRecord(n, f"{folder}/{n}.png", 9, 9, Split.VAL if n > 2 else Split.TRAIN, tags=(1 + n % 2,))
        for n, folder in enumerate("abab", 1)
    ]
    bare = ImageRecord(9, "a/9.png", 9, 9, Split.VAL)
    patches = [Patch(opened.document.schema, schema), *(Patch(None, value) for value in (*images, bare))]
    opened.editor.commit(Edit("Import", (*patches, Patch(None, Instance(1, 9, 1, (1, 1, 2, 2))))))
    opened.flush()
    yield opened
    opened.close()


def job_of(session, run, name="features"):
    recipe = PredictRecipe(name, str(run.folder.path), features=name == "features")
    return session.project.predictions.new_job(recipe, [PredictImage(1, Path("1.png"))])


def test_that_the_newest_features_say_which_images_are_alike(session, capsys):
    run = session.project.runs.new_run(RECIPE)
    with pytest.raises(ProjectError, match="workbench features"):
        newest_features(session.project)
    vectors = np.array([[1, 0], [0, 1], [0.9, 0.1], [0.1, 0.9]], dtype=np.float32)
    write_arrays(job_of(session, run).features, {"ids": np.array([1, 2, 3, 4]), "features": vectors})
    found = newest_features(session.project, "tells")
    assert (found.run, [number for number, _ in found.like(1, 2)]) == ("tells", [3, 4])
    with pytest.raises(ProjectError, match="image 9 has no features"):
        found.like(9, 1)
    assert main(["similar", str(session.project.path), "1.png", "--count", "1", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert [item["path"] for item in body["similar"]] == ["a/3.png"]
    assert main(["similar", str(session.project.path), "7.png"]) == 1
    assert "no such image" in capsys.readouterr().err


@pytest.mark.parametrize("vectors", [np.full((1, 2), np.nan, np.float32), np.zeros(3, np.float32), np.zeros((2, 2))])
def test_that_what_is_no_features_is_refused(session, vectors):
    run = session.project.runs.new_run(RECIPE)
    write_arrays(job_of(session, run).features, {"ids": np.array([1]), "features": vectors})
    with pytest.raises(ProjectError, match="no features of images"):
        newest_features(session.project)


def test_that_a_classifier_learns_and_is_measured_on_the_images_with_classes(session):
    run = session.project.runs.new_run(RECIPE)
    train = json.loads((run.folder.labels / "train.json").read_text())
    assert [row["workbench"]["tags"] for row in train["images"]] == [[2], [1]]
    assert [image.id for image in evaluation_images(session.project, Split.VAL, "classification")] == [3, 4]
    boxes = session.project.runs.new_run(replace(RECIPE, name="finds", task="detection"))
    assert [row["id"] for row in json.loads((boxes.folder.labels / "val.json").read_text())["images"]] == [9]

    lines = [
        {"image_id": 3, "instances": [{"category_id": 2, "score": 0.9}, {"category_id": 1, "score": 0.1}]},
        {"image_id": 4, "instances": [{"category_id": 2, "score": 0.6}]},
    ]
    job = job_of(session, run, "predict")
    job.predictions.write_text("".join(json.dumps(line | {"width": 9, "height": 9}) + "\n" for line in lines))
    found = evaluate(session.project, run)
    assert found.figures["classes"] == {"accuracy": 0.5, "F1": pytest.approx(1 / 3)}
    assert found.per_class["recall"] == {"cat": 0.0, "dog": 1.0}
    assert np.isnan(found.per_class["precision"]["cat"])
    assert (found.images, found.objects) == (2, 2)
