from __future__ import annotations

import json
import sqlite3

import pytest

from workbench.core.image import Split
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.session import open_session, session_of


@pytest.fixture
def session(tmp_path):
    opened = session_of(Project.create(tmp_path / "project"))
    yield opened
    opened.close()


def coco(path, images, annotations, categories=({"id": 1, "name": "mouse"},)):
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {"images": images, "annotations": annotations, "categories": list(categories)}
    path.write_text(json.dumps(body))
    return path


def one(number, image_id=1, **fields):
    fields.setdefault("bbox", [1, 2, 3, 4])
    return {"id": number, "image_id": image_id, "category_id": 1, "iscrowd": 0, "area": 12, **fields}


def picture_row(number, name, width=40, height=30):
    return {"id": number, "file_name": name, "width": width, "height": height}


def test_that_a_folder_with_images_becomes_a_project_in_natural_order(session, tmp_path, picture):
    for name in ("img10.png", "img9.png", "b/img1.png", ".hidden.png"):
        picture(tmp_path / "pictures" / name)
    plan = session.project.plan_images(tmp_path / "pictures")
    session.commit_import(plan)
    assert [image.extras["file_name"] for image in session.document.images] == ["b/img1.png", "img9.png", "img10.png"]
    assert session.project.image_file(session.document.images[0]).is_file()
    session.flush()
    assert session.project.plan_images(tmp_path / "pictures").is_empty


def test_that_images_inside_the_project_are_stored_relative_so_that_it_can_be_moved(tmp_path, picture):
    picture(tmp_path / "a" / "images" / "one.png")
    session = session_of(Project.create(tmp_path / "a"))
    session.commit_import(session.project.plan_images(tmp_path / "a"))
    session.close()
    (tmp_path / "a").rename(tmp_path / "b")
    session = open_session(tmp_path / "b")
    assert session.document.images[0].path == "images/one.png"
    assert session.project.image_file(session.document.images[0]).is_file()
    session.close()


def test_that_a_truncated_image_is_left_out_with_a_sentence(session, tmp_path, picture):
    good = picture(tmp_path / "in" / "a.jpg")
    (tmp_path / "in" / "b.jpg").write_bytes(good.read_bytes()[:-200])
    plan = session.project.plan_images(tmp_path / "in")
    assert plan.added_images == 1
    assert [problem.place for problem in plan.problems] == [str(tmp_path / "in" / "b.jpg")]
    assert "cut off" in plan.problems[0].reason


def test_that_a_folder_without_images_is_a_sentence(session, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProjectError, match="holds no images"):
        session.project.plan_images(tmp_path / "empty")
    with pytest.raises(ProjectError, match="no such folder"):
        session.project.plan_images(tmp_path / "nowhere")


def test_that_ids_names_and_unknown_fields_survive_import_and_export(session, tmp_path, picture):
    picture(tmp_path / "data" / "images" / "one.png")
    rows = [{**picture_row(700, "one.png"), "license": 3}]
    notes = [one(90, 700, note="x"), one(15, 700, segmentation=[[0, 0, 4, 0, 4, 4]])]
    source = coco(tmp_path / "data" / "labels.json", rows, notes)
    body = json.loads(source.read_text())
    source.write_text(json.dumps({"info": {"year": 2026}, **body}))
    session.commit_import(session.project.plan_import(source))
    session.flush()
    report = session.project.export(tmp_path / "out" / "labels.json")
    written = json.loads((tmp_path / "out" / "labels.json").read_text())
    assert (report.images, report.instances) == (1, 2)
    assert written["images"] == rows
    assert {row["id"]: row for row in written["annotations"]} == {row["id"]: row for row in notes}
    assert written["info"] == {"year": 2026}


def test_that_a_missing_image_is_named_and_the_rest_comes_in(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    rows = [picture_row(1, "one.png"), picture_row(2, "gone.png")]
    source = coco(tmp_path / "data" / "labels.json", rows, [one(1), one(2, 2), one(3, 2)])
    plan = session.project.plan_import(source)
    assert (plan.added_images, plan.added_instances, plan.unplaced) == (1, 1, 2)
    assert [problem.place for problem in plan.problems] == ["image gone.png"]
    assert "2 objects left out" in plan.summary()


@pytest.mark.parametrize(
    "name", ["../../secret.png", "/etc/passwd", "{outside}", "..\\..\\secret.png", "C:\\secret.png"]
)
def test_that_a_name_that_points_outside_is_never_read(session, tmp_path, picture, name):
    secret = picture(tmp_path / "secret.png")
    name = name.format(outside=secret)
    source = coco(tmp_path / "a" / "b" / "data" / "labels.json", [picture_row(1, name)], [one(1)])
    plan = session.project.plan_import(source)
    assert plan.added_images == 0
    assert plan.unplaced == 1


def test_that_images_are_found_by_bare_name_when_the_folders_have_changed(session, tmp_path, picture):
    picture(tmp_path / "elsewhere" / "deep" / "one.png")
    source = coco(tmp_path / "data" / "labels.json", [picture_row(1, "/home/other/train/one.png")], [one(1)])
    assert session.project.plan_import(source).added_images == 0
    assert session.project.plan_import(source, images=tmp_path / "elsewhere").added_images == 1


def test_that_one_bad_record_of_ten_thousand_is_left_out_and_the_others_come_in(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    notes = [one(number) for number in range(1, 10_001)]
    notes[4711]["bbox"] = [float("nan"), 0, 1, 1]
    source = coco(tmp_path / "data" / "labels.json", [picture_row(1, "one.png")], notes)
    plan = session.project.plan_import(source)
    session.commit_import(plan)
    session.flush()
    assert len(plan.problems) == 1
    assert session.project.store.instance_counts() == {1: plan.added_instances}
    assert plan.added_instances in (9_999, 10_000)


def test_that_importing_the_same_file_again_changes_nothing(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    source = coco(tmp_path / "data" / "labels.json", [picture_row(1, "one.png")], [one(1), one(2, bbox=[5, 5, 9, 9])])
    session.commit_import(session.project.plan_import(source))
    session.flush()
    plan = session.project.plan_import(source)
    assert plan.is_empty
    assert plan.repeated == 2


def test_that_labels_join_images_that_are_there_and_edited_ones_are_never_overwritten(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    session.commit_import(session.project.plan_images(tmp_path / "data"))
    source = coco(tmp_path / "data" / "labels.json", [picture_row(55, "one.png")], [one(1, 55)])
    session.flush()
    session.commit_import(session.project.plan_import(source))
    session.flush()
    other = coco(tmp_path / "data" / "more.json", [picture_row(55, "one.png")], [one(1, 55, bbox=[9, 9, 9, 9])])
    session.commit_import(session.project.plan_import(other))
    assert len(session.document.images) == 1
    boxes = [item.bbox_xywh for item in session.document.instances(1)]
    assert boxes == [(1, 2, 3, 4), (9, 9, 9, 9)]
    assert len({item.id for item in session.document.instances(1)}) == 2


def test_that_classes_merge_by_name_and_other_keypoints_make_another_class(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    first = [{"id": 7, "name": "mouse", "keypoints": ["a", "b"], "skeleton": []}]
    second = [{"id": 1, "name": "mouse", "keypoints": ["x", "y"], "skeleton": []}]
    note = {"keypoints": [1, 1, 2, 0, 0, 0], "num_keypoints": 1}
    rows = [picture_row(1, "one.png")]
    one_file = coco(tmp_path / "data" / "a.json", rows, [{**one(1), **note, "category_id": 7}], first)
    other_file = coco(tmp_path / "data" / "b.json", rows, [{**one(2), **note}], second)
    session.commit_import(session.project.plan_import(one_file))
    session.flush()
    plan = session.project.plan_import(other_file)
    session.commit_import(plan)
    names = {category.name: category.id for category in session.document.schema.categories}
    assert names == {"mouse": 7, "mouse (2)": 1}
    assert any("other keypoints" in problem.reason for problem in plan.problems)


def test_that_folders_of_classes_become_tags_and_join_images_that_are_there(session, tmp_path, picture):
    for name in ("train/cat/1.png", "train/dog/2.png", "val/dog/3.png"):
        picture(tmp_path / "animals" / name)
    session.commit_import(session.project.plan_images(tmp_path / "animals" / "train"))
    session.flush()
    plan = session.project.plan_import(tmp_path / "animals")
    assert "classes of 3 images" in plan.summary()
    session.commit_import(plan)
    session.flush()
    names = {category.id: category.name for category in session.document.schema.categories}
    tagged = [(image.name, [names[tag] for tag in image.tags], image.split) for image in session.document.images]
    assert tagged == [("1.png", ["cat"], Split.TRAIN), ("2.png", ["dog"], Split.TRAIN), ("3.png", ["dog"], Split.VAL)]
    assert session.project.plan_import(tmp_path / "animals").is_empty
    session.editor.undo()
    assert [image.tags for image in session.document.images] == [(), ()]


def test_that_an_import_is_one_step_for_undo_and_can_be_done_again_with_the_same_ids(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    source = coco(tmp_path / "data" / "labels.json", [picture_row(12, "one.png")], [one(34, 12)])
    session.commit_import(session.project.plan_import(source))
    session.editor.undo()
    session.flush()
    assert session.document.images == ()
    session.commit_import(session.project.plan_import(source))
    assert [item.id for item in session.document.instances(12)] == [34]


def test_that_an_export_of_one_split_holds_its_images_alone(session, tmp_path, picture):
    for number in range(4):
        picture(tmp_path / "in" / f"{number}.png")
    session.commit_import(session.project.plan_images(tmp_path / "in"))
    session.flush()
    session.editor.commit(session.project.plan_split(1))
    session.flush()
    assert session.project.export(tmp_path / "val.json", splits=(Split.VAL,)).images == 1


def test_that_images_of_the_same_name_stay_apart_in_an_export(session, tmp_path, picture):
    for folder in ("a", "b"):
        picture(tmp_path / folder / "one.png")
        session.commit_import(session.project.plan_images(tmp_path / folder))
        session.flush()
    session.project.export(tmp_path / "out.json")
    names = [row["file_name"] for row in json.loads((tmp_path / "out.json").read_text())["images"]]
    assert len(set(names)) == 2


def test_that_an_export_that_cannot_be_written_is_a_sentence(session, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectError, match="cannot be written"):
        session.project.export(tmp_path / "file" / "out.json")


def test_that_the_second_opener_is_read_only_and_told_why(session):
    second = open_session(session.project.path)
    assert second.project.read_only
    assert "process" in second.project.read_only_reason
    assert second.editor.is_read_only
    assert not session.project.read_only
    second.close()


def test_that_a_command_that_only_looks_keeps_no_window_from_writing(tmp_path):
    Project.create(tmp_path / "p").close()
    looker = open_session(tmp_path / "p", read_only=True)
    writer = open_session(tmp_path / "p")
    assert not writer.project.read_only
    looker.close()
    writer.close()


def test_that_a_folder_that_is_no_project_or_one_already_is_a_sentence(session, tmp_path):
    with pytest.raises(ProjectError, match="not a project"):
        Project.open(tmp_path / "nowhere")
    with pytest.raises(ProjectError, match="a project already"):
        Project.create(session.project.path)


def test_that_a_damaged_file_names_the_newest_snapshot(tmp_path, picture):
    picture(tmp_path / "in" / "one.png")
    session = session_of(Project.create(tmp_path / "p"))
    session.commit_import(session.project.plan_images(tmp_path / "in"))
    session.close()
    open_session(tmp_path / "p").close()
    database = tmp_path / "p" / "labels.db"
    data = bytearray(database.read_bytes())
    data[4096 : 4096 + 8000] = bytes(8000)
    database.write_bytes(data)
    with pytest.raises(ProjectError, match=r"newest snapshot is .*labels-.*\.db"):
        Project.open(tmp_path / "p")
    database.write_bytes(b"SQLite format 3\0" + bytes(500))
    with pytest.raises(ProjectError, match="newest snapshot"):
        Project.open(tmp_path / "p")


def test_that_a_damaged_file_without_a_snapshot_says_so(tmp_path):
    Project.create(tmp_path / "p").close()
    (tmp_path / "p" / "labels.db").write_bytes(b"no database " * 500)
    with pytest.raises(ProjectError, match=r"labels\.db: the file is damaged .*no snapshot.*copy of your own"):
        Project.open(tmp_path / "p")


@pytest.mark.parametrize("seed", range(40))
def test_that_random_damage_never_crashes(tmp_path, picture, seed):
    import random

    picture(tmp_path / "in" / "one.png")
    session = session_of(Project.create(tmp_path / "p"))
    session.commit_import(session.project.plan_images(tmp_path / "in"))
    session.close()
    database = tmp_path / "p" / "labels.db"
    data = bytearray(database.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    database.write_bytes(data)
    try:
        session = open_session(tmp_path / "p")
    except ProjectError:
        return
    try:
        for image in session.document.images:
            session.document.instances(image.id)
    except ProjectError:
        pass
    session.close()


def test_that_a_file_with_other_tables_is_refused(tmp_path):
    (tmp_path / "p").mkdir()
    connection = sqlite3.connect(tmp_path / "p" / "labels.db")
    connection.execute("CREATE TABLE instance (id)")
    connection.close()
    with pytest.raises(ProjectError, match="not the database of a Workbench project"):
        Project.open(tmp_path / "p")


def test_that_the_label_summary_counts_what_is_stored(session, tmp_path, picture):
    picture(tmp_path / "data" / "one.png")
    notes = [one(1), one(2, bbox=[1, 1, 8, 8], segmentation=[[0, 0, 4, 0, 4, 4]])]
    source = coco(tmp_path / "data" / "labels.json", [picture_row(1, "one.png")], notes)
    session.commit_import(session.project.plan_import(source))
    session.flush()
    summary = session.project.label_summary()
    assert (summary.train.instances, summary.train.boxes, summary.train.outlines) == (2, 2, 1)
    assert summary.missing == ()
    (tmp_path / "data" / "one.png").unlink()
    assert session.project.label_summary().missing == ("one.png",)
