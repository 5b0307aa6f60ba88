"""Similar images: asked for, described by a run where nobody has yet, shown nearest first."""

import numpy as np

from workbench.protocol.arrays import write_arrays
from workbench.tasks.recipe import TrainRecipe

RECIPE = TrainRecipe("tells", "resnet18", "pretraining", "mmpretrain", "", 1, 2, (64, 64), 0.1, 0)


def test_that_similar_images_are_shown_nearest_first(qtbot, opened, monkeypatch):
    session, grid = opened.opened.session, opened.panels["images"]
    find = opened.action_set.get("likeness.find").trigger
    find()
    qtbot.waitUntil(lambda: bool(opened.bars.texts))
    assert "first" in opened.bars.texts[-1]

    run = session.project.runs.new_run(RECIPE)
    run.folder.checkpoints.mkdir()
    (run.folder.checkpoints / "step-1.pth").write_bytes(b"weights")
    queued = []
    monkeypatch.setattr(type(session.board), "submit", lambda self, folder, device: queued.append(folder))
    find()
    qtbot.waitUntil(lambda: bool(queued))
    assert "tells" in opened.bars.texts[-1]
    assert len(queued[0].images.read_text().splitlines()) == 5

    ids = [image.id for image in session.document.images]
    vectors = np.array([[1, 0], [0, 1], [1, 0.1], [0.5, 0.5], [1, 0.3]], dtype=np.float32)
    write_arrays(queued[0].features, {"ids": np.array(ids), "features": vectors})
    find()
    qtbot.waitUntil(lambda: grid.filter.text() != "")
    assert grid.images.ids == [ids[place] for place in (0, 2, 4, 3, 1)]
    grid.filter.clear()
    qtbot.waitUntil(lambda: grid.images.ids == ids)
