"""A picture that is in both splits is known by its content, whatever it is called."""

import shutil
from dataclasses import replace

from tests.unit.ui.window_world import draw_images
from workbench.core.edit import Edit, Patch
from workbench.core.image import Split
from workbench.project.examining import labels_of
from workbench.project.project import Project
from workbench.session import open_session
from workbench.tasks.doctor.catalog import examine


def test_that_a_copy_under_another_name_is_found_in_the_other_split(tmp_path):
    folder = draw_images(tmp_path / "pictures", 3)
    shutil.copy(folder / "img-0.png", folder / "the same.png")
    Project.create(tmp_path / "project", "Leak").close()
    session = open_session(tmp_path / "project")
    session.commit_import(session.project.plan_images(folder))
    splits = (Split.TRAIN, Split.VAL, Split.NONE, Split.VAL)
    images = session.document.images
    patches = tuple(Patch(image, replace(image, split=split)) for image, split in zip(images, splits, strict=True))
    session.editor.commit(Edit("Split", tuple(patch for patch in patches if patch.before != patch.after)))
    session.flush()
    found = [finding for finding in examine(labels_of(session.project)) if finding.code == "split_leak"]
    assert [finding.images for finding in found] == [(images[3].id,)]
    session.close()
