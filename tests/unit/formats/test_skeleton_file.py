"""Skeletons that ship, and those in files of other people."""

from pathlib import Path

import numpy as np
import pytest

from workbench.core.schema import Skeleton
from workbench.formats.codec import FormatError
from workbench.formats.skeleton_file import (
    SkeletonFile,
    read_skeleton_file,
    shipped_skeleton,
    skeleton_category,
    skeleton_names,
    write_skeleton_file,
)

SIZES = {
    "ap10k-17": 17,
    "coco-17": 17,
    "coco-wholebody-133": 133,
    "face-68": 68,
    "hand-21": 21,
    "mouse-4": 4,
    "mpii-16": 16,
    "set-square": 3,
}
UNMEASURED = {"mouse-4", "set-square"}
META = """
shade = dict(body=[51, 153, 255])
dataset_info = dict(
    dataset_name='fish',
    paper_info=dict(author='Some '
                    'body'),
    keypoint_info={
        0: dict(name='mouth', id=0, color=shade['body'], type='', swap=''),
        1: dict(name='left_fin', id=1, color=[0, 0, 0], swap='right_fin'),
        2: dict(name='right_fin', id=2, color=[0, 0, 0], swap='left_fin'),
    },
    skeleton_info={0: dict(link=('mouth', 'left_fin'), id=0), 1: dict(link=('mouth', 'right_fin'), id=1)},
    joint_weights=[1.] * 3 + [],
    sigmas=[0.1, 0.2, 0.2])
"""


def test_that_the_skeletons_that_ship_are_these():
    assert {name: len(shipped_skeleton(name).skeleton.keypoints) for name in skeleton_names()} == SIZES
    assert skeleton_category("coco-17", 7).id == 7


@pytest.mark.parametrize("name", SIZES)
def test_that_a_skeleton_that_ships_is_whole(name):
    skeleton = shipped_skeleton(name).skeleton
    count = len(skeleton.keypoints)
    assert len(set(skeleton.keypoints)) == count
    assert len(skeleton.sigmas) == (0 if name in UNMEASURED else count)
    assert all(0 < sigma < 0.2 for sigma in skeleton.sigmas)
    paired = [index for pair in skeleton.flip_pairs for index in pair]
    assert len(set(paired)) == len(paired), "a keypoint has two mirror partners"
    assert all(first != second for first, second in skeleton.edges)
    assert len({frozenset(edge) for edge in skeleton.edges}) == len(skeleton.edges)
    if name != "coco-wholebody-133":  # the points of its face have no lines in the data set
        assert {index for edge in skeleton.edges for index in edge} == set(range(count))
    assert not skeleton.colors or len(skeleton.colors) == count


@pytest.mark.parametrize("name", SIZES)
def test_that_its_template_fills_a_square_and_puts_no_point_on_another(name):
    template = np.array(shipped_skeleton(name).skeleton.template)
    assert template.min() >= 0 and template.max() <= 1
    assert np.ptp(template, axis=0).max() == pytest.approx(1)
    gaps = np.linalg.norm(template[:, None] - template[None], axis=2) + np.eye(len(template))
    if name != "coco-wholebody-133":  # there the root of a hand is the wrist
        assert gaps.min() > 0.002


def test_that_sigmas_are_the_same_for_both_sides():
    for name in set(SIZES) - UNMEASURED - {"face-68", "coco-wholebody-133"}:
        skeleton = shipped_skeleton(name).skeleton
        assert all(skeleton.sigmas[a] == skeleton.sigmas[b] for a, b in skeleton.flip_pairs), name


def test_that_a_meta_of_mmpose_is_read_without_being_run(tmp_path):
    path = tmp_path / "fish.py"
    path.write_text(META)
    found = read_skeleton_file(path)
    assert (found.title, found.category) == ("fish", "fish")
    wanted = Skeleton(("mouth", "left_fin", "right_fin"), ((0, 1), (0, 2)), ((1, 2),), (0.1, 0.2, 0.2))
    assert found.skeleton == wanted


def test_that_a_meta_as_json_and_a_category_of_coco_are_read(tmp_path):
    path = tmp_path / "meta.json"
    path.write_text('{"keypoint_info": {"0": {"name": "a", "swap": "b"}, "1": {"name": "b", "swap": "a"}}}')
    assert read_skeleton_file(path).skeleton == Skeleton(("a", "b"), (), ((0, 1),))
    path.write_text('{"name": "fish", "keypoints": ["mouth", "left fin", "right fin"], "skeleton": [[1, 2], [1, 3]]}')
    found = read_skeleton_file(path)
    assert found.category == "fish"
    assert found.skeleton == Skeleton(("mouth", "left fin", "right fin"), ((0, 1), (0, 2)), ((1, 2),))


def test_that_a_written_skeleton_comes_back_equal(tmp_path):
    skeleton = Skeleton(
        ("左耳", "b"), ((0, 1),), ((0, 1),), (0.1, 0.25), ("#010203", "#ffffff"), ((0.1, 0.0), (1.0, 1 / 3))
    )
    file = SkeletonFile("耳", "mouse", skeleton)
    write_skeleton_file(tmp_path / "own.json", file)
    assert read_skeleton_file(tmp_path / "own.json") == file


BAD_SOURCES = {
    "import os\n": "line 1",
    "\ndataset_info = __import__('os').system('x')\n": "line 2",
    "dataset_info = dict(**{})": "line 1",
    "dataset_info = [0] * 10**9": "line 1",
    "dataset_info = [0] * 1000000000": "line 1",
    "dataset_info = dict(a=[i for i in range(3)])": "line 1",
    "dataset_info = (": "line 1",
    "dataset_info = other": "'other'",
    "other = 3": "dataset_info",
    "dataset_info = dict(keypoint_info={})": "0 keypoints",
    "dataset_info = dict(keypoint_info={0: dict(name='a', swap='b')})": "keypoint_info 0",
    "dataset_info = dict(keypoint_info={1: dict(name='a')})": "keypoint_info",
    "dataset_info = dict(keypoint_info={0: dict(name='a')}, skeleton_info={4: dict(link='z')})": "skeleton_info 4",
    "dataset_info = dict(keypoint_info={0: dict(name='a')}, sigmas=[1, 2])": "2 sigmas",
    "dataset_info = " + "[" * 80 + "]" * 80: "line 1",
}


@pytest.mark.parametrize("source", BAD_SOURCES)
def test_that_source_that_is_more_than_values_is_refused_where_it_stands(source, tmp_path):
    path = tmp_path / "bad.py"
    path.write_text(source)
    with pytest.raises(FormatError) as caught:
        read_skeleton_file(path)
    text = str(caught.value)
    assert "bad.py" in text and BAD_SOURCES[source] in text and "\n" not in text


BAD_JSON = {
    "[]": "no table",
    '{"keypoints": ["a"],\n"edges": [': "line 2",
    '{"keypoints": []}': "0 keypoints",
    '{"keypoints": ["a", "a"]}': "'a'",
    '{"keypoints": ["a", 3]}': "keypoints 1",
    '{"keypoints": ["a"], "edges": [[0, 5]]}': "point 5",
    '{"keypoints": ["a"], "edges": [[0, 0.5]]}': "edges 0",
    '{"keypoints": ["a"], "sigmas": [NaN]}': "sigmas 0",
    '{"keypoints": ["a"], "sigmas": [0]}': "sigmas 0",
    '{"keypoints": ["a"], "colors": ["red"]}': "colors 0",
    '{"keypoints": ["a"], "template": [[0, 1, 2]]}': "template 0",
}


@pytest.mark.parametrize("text", BAD_JSON)
def test_that_json_that_is_no_skeleton_says_where(text, tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(FormatError, match=r"bad\.json") as caught:
        read_skeleton_file(path)
    assert BAD_JSON[text] in str(caught.value)


def test_that_what_is_missing_or_no_text_says_so(tmp_path):
    with pytest.raises(FormatError, match="coco-17"):
        shipped_skeleton("unicorn")
    with pytest.raises(FormatError, match=r"gone\.json"):
        read_skeleton_file(tmp_path / "gone.json")
    (tmp_path / "photo.json").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(FormatError, match="not text"):
        read_skeleton_file(tmp_path / "photo.json")


def test_that_every_meta_of_an_installed_mmpose_is_read():
    folder = Path(".venv-worker/lib/python3.11/site-packages/mmpose/.mim/configs/_base_/datasets")
    metas = sorted(folder.glob("*.py"))
    if not metas:
        pytest.skip("mmpose is not installed beside the checkout")
    for path in metas:
        assert read_skeleton_file(path).skeleton.keypoints
