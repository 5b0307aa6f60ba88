"""A class of a real project gets another skeleton, and one undo brings every label back byte for byte."""

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.poses.skeleton_changes import reshaped
from workbench.project.entity_json import dump, instance_to_json
from workbench.project.project import Project
from workbench.project.skeleton_plan import plan_skeleton
from workbench.session import open_session, session_of

OLD = Skeleton(("nose", "left", "right"), ((0, 1), (0, 2)), ((1, 2),))
ORIGINS = (2, None, 0)
NEW = reshaped(OLD, ("right", "tail", "nose"), ORIGINS)
IMAGES = 40


@pytest.fixture
def session(tmp_path):
    made = session_of(Project.create(tmp_path / "p"))
    schema = LabelSchema((Category(1, "mouse", skeleton=OLD), Category(2, "cell")))
    patches = [Patch(made.document.schema, schema)]
    for number in range(1, IMAGES + 1):
        points = (
            Keypoint(number, 1, 2),
            Keypoint(2, number, 1),
            Keypoint(0, 0, 0) if number % 3 else Keypoint(7, 8, 1),
        )
        patches.append(Patch(None, ImageRecord(number, f"{number}.png", 100, 100)))
        patches.append(Patch(None, Instance(2 * number, number, 1, keypoints=points, is_locked=number == 5)))
        patches.append(Patch(None, Instance(2 * number + 1, number, 2, (1, 1, 5, 5))))
    made.editor.commit(Edit("Make", tuple(patches)))
    made.flush()
    yield made
    made.close()


def stored(session):
    session.flush()
    return [dump(instance_to_json(item)) for item in session.project.store.all_instances()]


def test_that_all_labels_of_the_class_follow_and_come_back(session):
    before, schema = stored(session), session.document.schema
    told = []
    plan = plan_skeleton(session.project.store, schema, (1, NEW, ORIGINS), lambda *done: told.append(done))
    session.document.adopt(plan.images, session.document.revision)
    session.editor.commit(plan.edit)
    for number in range(1, IMAGES + 1):
        pose, cell = session.document.instances(number)
        third = Keypoint(0, 0, 0) if number % 3 else Keypoint(7, 8, 1)
        assert pose.keypoints == (third, Keypoint(0, 0, 0), Keypoint(number, 1, 2))
        assert pose.num_keypoints == (1 if number % 3 else 2)
        assert cell.bbox_xywh == (1, 1, 5, 5)
    assert stored(session) != before
    assert session.project.store.load_schema() == session.document.schema
    assert told[-1] == (2 * IMAGES, 2 * IMAGES)
    session.editor.undo()
    assert stored(session) == before
    assert session.document.schema == schema
    session.editor.redo()
    assert session.document.instances(1)[0].keypoints[2] == Keypoint(1, 1, 2)


def test_that_a_change_is_undone_after_a_restart(session, tmp_path):
    before = stored(session)
    plan = plan_skeleton(session.project.store, session.document.schema, (1, NEW, ORIGINS))
    session.editor.commit(plan.edit)
    session.flush()
    path = session.project.path
    session.close()
    again = open_session(path)
    again.editor.undo()
    assert stored(again) == before
    assert again.document.schema.category(1).skeleton == OLD
    again.close()


def test_that_what_the_report_raises_ends_the_work(session):
    class CancelledError(Exception):
        pass

    def stop(*_):
        raise CancelledError

    with pytest.raises(CancelledError):
        plan_skeleton(session.project.store, session.document.schema, (1, NEW, ORIGINS), stop)


def test_that_the_whole_skeleton_can_go(session):
    plan = plan_skeleton(session.project.store, session.document.schema, (1, None, ()))
    session.editor.commit(plan.edit)
    assert session.document.instances(3)[0].keypoints == ()
    assert session.document.schema.category(1).skeleton is None
