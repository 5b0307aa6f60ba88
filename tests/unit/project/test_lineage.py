"""A run's labels stay as it saw them: they can be opened, and what changed since is told image by image."""

from dataclasses import replace

import pytest

from tests.unit.ui.window_world import make_project
from workbench.core.edit import Edit, Patch
from workbench.core.figure import RotatedBox
from workbench.core.instance import Instance
from workbench.project.lineage import changes_since, open_seen
from workbench.session import open_session
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe


@pytest.fixture
def session(tmp_path):
    opened = open_session(make_project(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def run(session):
    known = preset("rtmdet-tiny")
    recipe = TrainRecipe("boxes", known.name, "detection", "mmdet", known.base_config, 2, 2, (320, 320), 0.001, 0)
    return session.project.runs.new_run(recipe)


def commit(session, *patches):
    session.editor.commit(Edit("Change", patches))
    session.flush()


def test_that_nothing_differs_right_after_the_start(session, run):
    assert changes_since(session.project, run) == ()


def test_that_an_object_added_one_moved_and_one_deleted_are_told_with_their_images(session, run):
    first, second, third = session.document.images[:3]
    box, square = session.document.instances(first.id)[0], session.document.instances(second.id)[0]
    new = Instance(session.editor.new_instance_id(), third.id, 1, (5.0, 5.0, 20.0, 20.0))
    commit(session, Patch(box, replace(box, bbox_xywh=(61.0, 60.0, 80.0, 60.0))), Patch(square, None), Patch(None, new))
    by_image = {item.image_id: item for item in changes_since(session.project, run)}
    assert by_image[first.id].changed == (box.id,)
    assert by_image[first.id].before[0].bbox_xywh == box.bbox_xywh
    assert by_image[second.id].is_gone
    assert by_image[third.id].added == (new.id,)
    assert by_image[third.id].is_new


def test_that_a_hole_and_a_turned_box_count_as_changes(session):
    known = preset("rtmdet-tiny")
    recipe = TrainRecipe("shapes", known.name, "detection", "mmdet", known.base_config, 2, 2, (320, 320), 0.001, 0)
    image = session.document.images[0].id
    ids = session.editor.new_instance_id(), session.editor.new_instance_id()
    ring, hole = (10.0, 10.0, 60.0, 10.0, 60.0, 60.0, 10.0, 60.0), (20.0, 20.0, 30.0, 20.0, 30.0, 30.0)
    part = Instance(ids[0], image, 1, (10.0, 10.0, 50.0, 50.0), polygons=(ring,), holes=(hole,))
    turned = Instance(ids[1], image, 1, (10.0, 10.0, 40.0, 40.0), figure=RotatedBox(30.0, 30.0, 20.0, 10.0, 5.0))
    commit(session, Patch(None, part), Patch(None, turned))
    run = session.project.runs.new_run(recipe)
    assert changes_since(session.project, run) == ()
    larger = replace(part, holes=((20.0, 20.0, 40.0, 20.0, 30.0, 30.0),))
    commit(
        session, Patch(part, larger), Patch(turned, replace(turned, figure=RotatedBox(30.0, 30.0, 20.0, 10.0, 40.0)))
    )
    (change,) = changes_since(session.project, run)
    assert change.changed == tuple(sorted(ids))


def test_that_the_labels_of_a_run_open_as_they_were_and_cannot_be_changed_by_mistake(session, run):
    image = session.document.images[0]
    box = session.document.instances(image.id)[0]
    commit(session, Patch(box, None))
    place = open_seen(session.project, run)
    assert place == open_seen(session.project, run)
    seen = open_session(place, read_only=True)
    assert [item.bbox_xywh for item in seen.document.instances(image.id)] == [box.bbox_xywh]
    assert seen.project.image_file(seen.document.images[0]).is_file()
    assert seen.project.read_only
    seen.close()


def test_that_two_runs_are_compared_with_each_other(session, run):
    image = session.document.images[0]
    commit(session, Patch(session.document.instances(image.id)[0], None))
    other = session.project.runs.new_run(run.recipe)
    assert [item.image_id for item in changes_since(session.project, run, other)] == [image.id]
    assert [item.image_id for item in changes_since(session.project, other, run)] == [image.id]
