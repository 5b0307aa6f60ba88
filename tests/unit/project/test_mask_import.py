"""A folder of label pictures becomes part of a project."""

import cv2
import numpy as np

from workbench.core.image import Split
from workbench.formats.index_picture import write_index_picture
from workbench.project.project import Project
from workbench.session import session_of


def save(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", np.zeros((size[1], size[0], 3), np.uint8))[1].tobytes())


def label(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.zeros((size[1], size[0]), np.uint8)
    values[:, : size[0] // 2] = 1
    path.write_bytes(write_index_picture(values, {}))


def test_that_a_folder_comes_in_by_itself_and_masks_of_another_size_stay_out(tmp_path):
    for name, size in (("a", (40, 30)), ("b", (20, 15))):
        save(tmp_path / f"data/images/val/{name}.png", (40, 30))
        label(tmp_path / f"data/masks/val/{name}.png", size)
    (tmp_path / "data/classes.txt").write_text("sky\nroad\n")
    session = session_of(Project.create(tmp_path / "p"))
    try:
        plan = session.project.plan_import(tmp_path / "data")
        assert (plan.added_images, plan.added_instances) == (2, 2)
        told = {problem.place: problem.reason for problem in plan.problems}
        assert "of another size than the image and are left out" in told["image b.png"]
        session.commit_import(plan)
        assert {image.split for image in session.document.images} == {Split.VAL}
        assert [category.name for category in session.document.schema.categories] == ["sky", "road"]
        session.flush()
        again = session.project.plan_import(tmp_path / "data" / "masks")
        assert (again.added_instances, again.repeated) == (0, 2)
    finally:
        session.close()
