"""DeepLabCut tables: single and many animals, empty cells, names from config.yaml."""

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.instance import Keypoint
from workbench.core.schema import Skeleton
from workbench.formats.codec import Dataset, FormatError
from workbench.formats.deeplabcut import DeepLabCutCodec

CODEC = DeepLabCutCodec()
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"

SINGLE = """scorer,me,me,me,me
bodyparts,snout,snout,tail,tail
coords,x,y,x,y
labeled-data/v/img1.png,100,50,200.5,60
labeled-data/v/img2.png,,,10,20
labeled-data/v/img3.png,,,,
"""
MANY = """scorer,,,me,me,me,me,me,me
individuals,,,m1,m1,m2,m2,single,single
bodyparts,,,nose,nose,nose,nose,corner,corner
coords,,,x,y,x,y,x,y
labeled-data,v,img1.png,1,2,3,4,5,6
labeled-data,v,img2.png,,,7,8,,
"""
CONFIG = """# comment
Task: 'open field'   # what it is
skeleton:
- - snout
  - tail
- - tail
  - wing
skeleton_color: black
"""


@pytest.fixture(scope="module")
def work_folder(tmp_path_factory):
    """One folder for all examples of a property."""
    return tmp_path_factory.mktemp("work")


def project(folder, table=SINGLE, config=CONFIG):
    video = folder / "labeled-data" / "v"
    video.mkdir(parents=True, exist_ok=True)
    (video / "CollectedData_me.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    if config:
        (folder / "config.yaml").write_text(config)
    return video


def test_that_points_boxes_names_and_edges_come_over(tmp_path):
    project(tmp_path)
    result = CODEC.read(tmp_path)
    dataset = result.dataset
    (category,) = dataset.schema.categories
    assert (category.name, category.skeleton) == ("open field", Skeleton(("snout", "tail"), ((0, 1),)))
    assert [image.path for image in dataset.images] == [f"labeled-data/v/img{n}.png" for n in (1, 2, 3)]
    first, second = dataset.instances
    assert first.keypoints == (Keypoint(100, 50, 2), Keypoint(200.5, 60, 2))
    assert first.bbox_xywh == (70, 20, 160.5, 70)
    assert second.keypoints == (Keypoint(0, 0, 0), Keypoint(10, 20, 2))
    assert (second.image_id, second.bbox_xywh) == (2, (0, 0, 40, 50))
    assert result.problems == ()


def test_that_a_box_ends_where_the_frame_ends(tmp_path):
    video = project(tmp_path)
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 210, 75)
    (video / "img1.png").write_bytes(head)
    dataset = CODEC.read(tmp_path).dataset
    assert (dataset.images[0].width, dataset.images[0].height) == (210, 75)
    assert dataset.instances[0].bbox_xywh == (70, 20, 140, 55)


def test_that_every_individual_is_an_object_and_unique_parts_a_category(tmp_path):
    dataset = CODEC.read(
        project(tmp_path, MANY, "Task: mice\nskeleton: [[nose, corner]]\n") / "CollectedData_me.csv"
    ).dataset
    assert [category.name for category in dataset.schema.categories] == ["mice", "mice single"]
    assert [(item.image_id, item.category_id, item.extras["individual"]) for item in dataset.instances] == [
        (1, 1, "m1"),
        (1, 1, "m2"),
        (1, 2, "single"),
        (2, 1, "m2"),
    ]
    assert dataset.images[1].path == "labeled-data/v/img2.png"


@pytest.mark.parametrize(
    "skeleton", ["skeleton: [[snout, tail]]", "skeleton:\n- [snout, tail]", "skeleton:\n  - - snout\n    - tail"]
)
def test_that_the_skeleton_is_read_however_yaml_spells_it(tmp_path, skeleton):
    project(tmp_path, config=f"Task: t\n{skeleton}\nother: 1\n")
    assert CODEC.read(tmp_path).dataset.schema.categories[0].skeleton.edges == ((0, 1),)


@pytest.mark.parametrize(
    "config", ["", "nothing: here", "Task:\nskeleton: []\n", "Task: !!python/object/apply:os.system [x]"]
)
def test_that_a_config_that_says_nothing_is_no_hindrance(tmp_path, config):
    project(tmp_path, config=config)
    category = CODEC.read(tmp_path).dataset.schema.categories[0]
    assert category.skeleton == Skeleton(("snout", "tail"))
    assert category.name == "animal" or "python" in category.name


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x.png,1,,3,4", "not two numbers"),
        ("x.png,a,b,3,4", "not two numbers"),
        ("x.png,inf,1,3,4", "finite place"),
        ("x.png,1e9,1,3,4", "finite place"),
        ("labeled-data/v/img1.png,1,2,3,4", "second row"),
        (",1,2,3,4", "names no image"),
    ],
)
def test_that_a_bad_row_is_named_and_the_others_come_over(tmp_path, row, reason):
    project(tmp_path, SINGLE + row + "\n")
    result = CODEC.read(tmp_path)
    assert len(result.dataset.instances) == 2
    (problem,) = result.problems
    assert reason in problem.reason


def test_that_a_short_row_has_absent_points(tmp_path):
    project(tmp_path, SINGLE + "labeled-data/v/img4.png,1,2\n")
    assert CODEC.read(tmp_path).dataset.instances[2].num_keypoints == 1


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("", "first rows"),
        ("a,b\n1,2\n", "first rows"),
        ("scorer,m\nbodyparts,n\ncoords,z\n", "no x and y"),
        ("scorer,m\nbodyparts,n\ncoords,x\n", "both x and y"),
        ("scorer,m\nbodyparts\ncoords,x,y\n", "different lengths"),
        (b"scorer,\xff\nbodyparts,n\ncoords,x\n", "UTF-8"),
        ('scorer,"' + "m" * 200_000 + '"\n', "comma separated"),
    ],
)
def test_that_a_file_that_is_no_table_is_refused_by_name(tmp_path, table, reason):
    project(tmp_path, table)
    with pytest.raises(FormatError, match=r"CollectedData_me\.csv: ") as caught:
        CODEC.read(tmp_path)
    assert reason in str(caught.value)


def test_that_an_empty_folder_is_refused_and_writing_too(tmp_path):
    with pytest.raises(FormatError, match="project folder"):
        CODEC.read(tmp_path)
    project(tmp_path)
    dataset = CODEC.read(tmp_path).dataset
    with pytest.raises(FormatError, match="COCO"):
        CODEC.write(Dataset(dataset.schema, (), ()), tmp_path / "out.csv")


@pytest.mark.parametrize("name", ["../../secret.png", "/etc/passwd", "C:/x.png", "a\\..\\..\\x.png"])
def test_that_a_frame_outside_the_project_is_not_opened(tmp_path, name, monkeypatch):
    project(tmp_path, f"scorer,m,m\nbodyparts,n,n\ncoords,x,y\n{name},1,2\n")
    (tmp_path.parent / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 210, 75))
    image = CODEC.read(tmp_path).dataset.images[0]
    assert (image.path, image.width) == (name, 0)


@given(st.integers(0, 250), st.integers(0, 8), st.binary(max_size=6))
@settings(max_examples=300)
def test_that_mutated_tables_raise_nothing_but_format_errors(work_folder, position, length, piece):
    data = SINGLE.encode()
    data = data[:position] + piece + data[position + length :]
    project(work_folder, data, "")
    try:
        CODEC.read(work_folder)
    except FormatError:
        pass


@pytest.mark.shared_data
def test_that_the_open_field_mouse_comes_over_whole():
    result = CODEC.read(SHARED / "dlc_openfield_mouse")
    dataset = result.dataset
    assert (len(dataset.images), len(dataset.instances), result.problems) == (116, 116, ())
    assert dataset.schema.categories[0].skeleton.keypoints == ("snout", "leftear", "rightear", "tailbase")
    assert dataset.schema.categories[0].skeleton.flip_pairs == ((1, 2),)
    assert {(image.width, image.height) for image in dataset.images} == {(640, 480)}


def test_that_the_config_beside_the_labels_means_the_project(tmp_path):
    folder = tmp_path / "labeled-data" / "film"
    folder.mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("Task: film\n")
    assert not CODEC.sniff(tmp_path / "config.yaml")
    (folder / "CollectedData_me.csv").write_text("scorer,me\n")
    assert CODEC.sniff(tmp_path / "config.yaml")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "config.yaml").write_text("Task: film\n")
    assert not CODEC.sniff(tmp_path / "other" / "config.yaml")
