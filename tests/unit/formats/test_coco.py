"""COCO JSON: nothing lost, nothing trusted, one bad record never blocks the rest."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.image import Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.formats.coco import CocoCodec
from workbench.formats.coco_annotation import NOTES
from workbench.formats.codec import Dataset, FormatError

CODEC = CocoCodec()
SQUARE = [10.0, 10.0, 20.0, 10.0, 20.0, 20.0, 10.0, 20.0]


@pytest.fixture(scope="module")
def work_folder(tmp_path_factory):
    """One folder for all examples of a property."""
    return tmp_path_factory.mktemp("work")


def document(*annotations, **members):
    return {
        "info": {"year": 2026},
        "images": [{"id": 7, "file_name": "a.jpg", "width": 40, "height": 30}],
        "annotations": list(annotations),
        "categories": [
            {"id": 3, "name": "cat", "supercategory": "animal"},
            {"id": 90, "name": "dog", "keypoints": ["nose", "left_ear", "right_ear"], "skeleton": [[1, 2], [1, 3]]},
        ],
        **members,
    }


def annotation(number=1, **members):
    return {"id": number, "image_id": 7, "category_id": 3, "bbox": [1, 2, 3, 4], "area": 12, "iscrowd": 0, **members}


def read(tmp_path, content, name="labels.json"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return CODEC.read(path)


def exported(tmp_path, dataset):
    path = tmp_path / "out.json"
    CODEC.write(dataset, path)
    return json.loads(path.read_bytes())


numbers = st.floats(0, 30, allow_nan=False)
unknown = st.dictionaries(
    st.sampled_from(["score", "attributes", "track", "ünbekannt", "note"]),
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=4),
    max_size=3,
)
rings = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=6).map(lambda p: [v for xy in p for v in xy])
segmentations = st.one_of(
    st.none(),
    st.just([]),
    st.lists(rings, min_size=1, max_size=3),
    st.just({"size": [30, 40], "counts": [600, 100, 500]}),
    st.just({"size": [30, 40], "counts": "hb0T3d0jM^="}),
)
keypoints = st.lists(st.tuples(numbers, numbers, st.sampled_from([0, 1, 2])), min_size=3, max_size=3)


@st.composite
def annotations(draw):
    record = {"image_id": 7, "category_id": draw(st.sampled_from([3, 90])), **draw(unknown)}
    optional = {
        "bbox": st.tuples(numbers, numbers, numbers, numbers).map(list),
        "area": numbers,
        "iscrowd": st.sampled_from([0, 1]),
        "segmentation": segmentations,
    }
    record |= {name: draw(value) for name, value in optional.items() if draw(st.booleans())}
    if record["category_id"] == 90 and draw(st.booleans()):
        record["keypoints"] = [value for point in draw(keypoints) for value in point]
        if draw(st.booleans()):
            record["num_keypoints"] = draw(st.integers(0, 5))
    return record


@given(st.lists(annotations(), max_size=5), unknown, unknown, unknown)
@settings(max_examples=150)
def test_that_an_export_equals_the_import_member_by_member(work_folder, records, top, image, category):
    source = document(*({"id": 5 * index + 2, **record} for index, record in enumerate(records)))
    source |= {f"x-{name}": value for name, value in top.items()}
    source["images"][0] |= image
    source["categories"][0] |= category
    first = read(work_folder, source)
    assert first.problems == ()
    assert exported(work_folder, first.dataset) == source
    assert CODEC.read(work_folder / "out.json").dataset == first.dataset


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("bbox", [1, 2, math.nan, 4], "finite"),
        ("bbox", [1, 2, math.inf, 4], "finite"),
        ("bbox", [1, 2, 3], "four"),
        ("bbox", [1, 2, -3, 4], "negative"),
        ("bbox", [1, 2, True, 4], "numbers"),
        ("bbox", "1 2 3 4", "numbers"),
        ("bbox", [10**400, 2, 3, 4], "finite"),
        ("bbox", [1e9, 2, 3, 4], "far outside"),
        ("area", math.nan, "area"),
        ("area", -1, "negative"),
        ("area", "12", "finite"),
        ("iscrowd", 2, "iscrowd"),
        ("segmentation", 5, "neither"),
        ("segmentation", [[1, 2, 3, 4, 5, 6, 7]], "odd"),
        ("segmentation", [[1, 2, 3, math.nan, 5, 6]], "finite"),
        ("segmentation", [[1, 2, 1e9, 4, 5, 6]], "far outside"),
        ("segmentation", [[1, 2, 1e7, 4, 5, 6]], "far outside"),
        ("segmentation", [[1, 2, math.inf, 4, 5, 6]], "finite"),
        ("segmentation", [[1, 2, "3", 4, 5, 6]], "numbers"),
        ("segmentation", [[[1, 2], [3, 4], [5, 6]]], "numbers"),
        ("segmentation", {"counts": [1200]}, "no size"),
        ("segmentation", {"size": [30], "counts": [1200]}, "no size"),
        ("segmentation", {"size": [0, 40], "counts": []}, "but the image is"),
        ("segmentation", {"size": [100000, 100000], "counts": [1]}, "but the image is"),
        ("segmentation", {"size": [30, 40], "counts": [1201]}, "cover 1201"),
        ("segmentation", {"size": [30, 40], "counts": [1199]}, "cover 1199"),
        ("segmentation", {"size": [30, 40], "counts": []}, "cover 0"),
        ("segmentation", {"size": [30, 40], "counts": [-1, 1201]}, "zero or more"),
        ("segmentation", {"size": [30, 40], "counts": [1.0, 1199.0]}, "zero or more"),
        ("segmentation", {"size": [30, 40], "counts": [2**80]}, "mask run"),
        ("segmentation", {"size": [30, 40], "counts": "oo"}, "breaks off"),
        ("segmentation", {"size": [30, 40], "counts": "é"}, "characters"),
        ("segmentation", {"size": [30, 40], "counts": ""}, "cover 0"),
        ("segmentation", {"size": [30, 40], "counts": None}, "neither a text nor a list"),
        ("keypoints", [1, 2, 2], "category needs 9"),
        ("keypoints", [1, 2, 3] * 3, "visibility"),
        ("keypoints", [1, math.nan, 2] * 3, "finite place"),
        ("keypoints", {"nose": 1}, "numbers"),
        ("id", "seventeen", "'seventeen'"),
        ("id", None, "no id"),
        ("id", 1.5, "1.5"),
        ("id", 2**80, "whole number"),
        ("image_id", 8, "image 8 is not in the file"),
        ("category_id", 4, "category 4 is not in the file"),
        ("id", 2, "taken"),
    ],
)
def test_that_one_bad_record_of_many_is_named_and_the_rest_comes_over(tmp_path, member, value, reason):
    records = [annotation(2 * number, category_id=90) for number in range(1, 100)]
    records[41] = annotation(84, category_id=90) | {member: value}
    result = read(tmp_path, document(*records))
    assert len(result.dataset.instances) == 98
    (problem,) = result.problems
    assert problem.place == ("annotation 84" if member != "id" else problem.place)
    assert problem.place.startswith("annotation ")
    assert reason in problem.reason


def test_that_one_bad_of_ten_thousand_leaves_the_others(tmp_path):
    records = [annotation(number) for number in range(1, 10_001)]
    records[4999]["bbox"] = [math.nan, 0, 1, 1]
    result = read(tmp_path, document(*records))
    assert len(result.dataset.instances) == 9_999
    assert [problem.place for problem in result.problems] == ["annotation 5000"]


def test_that_a_mask_of_a_forged_size_is_refused_when_the_image_size_is_unknown(tmp_path):
    source = document(annotation(segmentation={"size": [100_000, 100_000], "counts": [10**10]}))
    del source["images"][0]["width"]
    result = read(tmp_path, source)
    assert "longer than any image" in result.problems[1].reason
    assert exported(tmp_path, result.dataset)["images"] == source["images"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"images": [', "not JSON"),
        (b'\xff{"a": 1}', "UTF-8"),
        (b'{"images": [], "x": "\xff"}', "not readable"),
        (b"17", "no labels"),
        (b"{}", "no COCO file"),
        (b'{"images": 3}', "not a list"),
        (b'{"annotations": [], "categories": []}', 'no list of "images"'),
        (b'[{"image_id": 1, "category_id": 1, "score": 0.5}]', "results"),
        (b"[" * 100_000, "not JSON"),
        (b'{"images": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON"),
        (b'{"shapes": [], "imagePath": "a.png"}', "labelme"),
        (b'{"images": [], "annotations": [{"id": 1, "caption": "a cat"}]}', "captions"),
        (b'{"images": [], "annotations": [{"id": 1, "segments_info": []}]}', "panoptic"),
        (b'{"images": [], "x": NaN, "y": "\\ud800"}', "UTF-8"),
    ],
)
def test_that_a_file_that_is_no_use_is_refused_by_name(tmp_path, content, reason):
    with pytest.raises(FormatError, match=r"labels\.json: ") as caught:
        read(tmp_path, content)
    assert reason in str(caught.value)


def test_that_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(FormatError, match=r"gone\.json: cannot be read"):
        CODEC.read(tmp_path / "gone.json")


valid_bytes = json.dumps(
    document(
        annotation(1, segmentation=[SQUARE]),
        annotation(2, segmentation={"size": [30, 40], "counts": [600, 100, 500]}, iscrowd=1),
        annotation(3, segmentation={"size": [30, 40], "counts": "hb0T3d0jM^="}),
        annotation(4, category_id=90, keypoints=[1, 2, 2, 0, 0, 0, 5, 6, 1], num_keypoints=2),
    )
).encode()
tokens = st.sampled_from(
    [b"NaN", b"-1", b"1e999", b'"', b"{", b"}", b"[", b"]", b"null", b"\\ud800", b"\x00", b"99999999999999999999", b","]
)
positions = st.integers(0, len(valid_bytes))


@given(st.lists(st.tuples(positions, st.integers(0, 12), st.one_of(tokens, st.binary(max_size=4))), max_size=4))
@settings(max_examples=500)
def test_that_mutated_files_raise_nothing_but_format_errors(work_folder, mutations):
    data = valid_bytes
    for position, length, piece in mutations:
        data = data[:position] + piece + data[position + length :]
    try:
        result = read(work_folder, data)
    except FormatError:
        return
    exported(work_folder, result.dataset)


def test_that_the_numbers_of_a_skeleton_are_shifted_and_its_mirror_pairs_are_known(tmp_path):
    skeleton = read(tmp_path, document()).dataset.schema.category(90).skeleton
    assert skeleton == Skeleton(("nose", "left_ear", "right_ear"), ((0, 1), (0, 2)), ((1, 2),))


def test_that_a_skeleton_counted_from_zero_is_written_back_so(tmp_path):
    source = document()
    source["categories"][1]["skeleton"] = [[0, 1], [0, 2]]
    result = read(tmp_path, source)
    assert result.dataset.schema.category(90).skeleton.edges == ((0, 1), (0, 2))
    assert exported(tmp_path, result.dataset)["categories"] == source["categories"]


def test_that_keypoints_of_a_category_that_names_none_are_numbered_and_written_back_unnamed(tmp_path):
    source = document(annotation(keypoints=[1, 2, 2, 3, 4, 1], num_keypoints=2))
    result = read(tmp_path, source)
    assert result.dataset.schema.category(3).skeleton == Skeleton(("point 1", "point 2"))
    assert [problem.place for problem in result.problems] == ["category 3"]
    assert exported(tmp_path, result.dataset) == source


def test_that_what_coco_has_no_member_for_survives_through_our_own(tmp_path):
    skeleton = Skeleton(("a", "b"), ((0, 1),), ((0, 1),), (0.1, 0.2))
    dataset = Dataset(LabelSchema((Category(4, "x", "", skeleton),)), (), ())
    CODEC.write(dataset, tmp_path / "out.json")
    assert CODEC.read(tmp_path / "out.json").dataset.schema.category(4).skeleton == skeleton


def test_that_a_mended_record_is_reported_and_kept(tmp_path):
    short = read(tmp_path, document(annotation(segmentation=[SQUARE, [1, 2, 3, 4]])))
    assert short.dataset.instances[0].polygons == (tuple(SQUARE),)
    assert "1 of 2 polygons" in short.problems[0].reason
    bare = read(tmp_path, document(annotation(segmentation=SQUARE)))
    assert bare.dataset.instances[0].polygons == (tuple(SQUARE),)


def test_that_a_hand_made_object_is_written_as_coco_expects(tmp_path):
    mask = Mask.from_counts(30, 40, [600, 100, 500])
    dog = Instance(1, 7, 90, (1.0, 2.0, 3.0, 4.0), keypoints=(Keypoint(1, 2, 2), Keypoint(0, 0, 0), Keypoint(3, 4, 1)))
    source = read(tmp_path, document()).dataset
    dataset = Dataset(source.schema, source.images, (dog, Instance(2, 7, 3, mask=mask, iscrowd=True)))
    first, second = exported(tmp_path, dataset)["annotations"]
    assert (first["num_keypoints"], first["iscrowd"], first["keypoints"]) == (2, 0, [1, 2, 2, 0, 0, 0, 3, 4, 1])
    assert (first["area"], second["area"], second["bbox"]) == (12, 100, [20, 0, 4, 30])
    assert (second["segmentation"]["size"], second["iscrowd"]) == ([30, 40], 1)
    assert isinstance(second["segmentation"]["counts"], str)
    assert NOTES not in first


def test_that_an_object_that_json_cannot_hold_is_refused_and_the_old_file_stays(tmp_path):
    source = read(tmp_path, document(annotation())).dataset
    before = exported(tmp_path, source)
    bad = Dataset(source.schema, source.images, (Instance(5, 7, 3, (math.nan, 0.0, 1.0, 1.0)),))
    with pytest.raises(FormatError, match="annotation 5"):
        CODEC.write(bad, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["labels.json", "out.json"]


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("instances_train2017.json", Split.TRAIN),
        ("person_keypoints_val2017.json", Split.VAL),
        ("test.json", Split.TEST),
        ("valid.json", Split.VAL),
        ("trainval.json", Split.NONE),
        ("labels.json", Split.NONE),
        ("contest.json", Split.NONE),
    ],
)
def test_that_the_file_name_tells_the_split(tmp_path, name, split):
    assert read(tmp_path, document(), name).dataset.images[0].split is split


def test_that_paths_are_kept_as_written_and_a_byte_order_mark_is_no_matter(tmp_path):
    source = document()
    source["images"][0]["file_name"] = "../../etc/passwd"
    result = read(tmp_path, b"\xef\xbb\xbf" + json.dumps(source).encode())
    assert result.dataset.images[0].path == "../../etc/passwd"


def test_that_progress_ends_at_the_number_of_annotations(tmp_path):
    (tmp_path / "a.json").write_bytes(valid_bytes)
    seen = []
    CODEC.read(tmp_path / "a.json", lambda done, total: seen.append((done, total)))
    assert seen[-1] == (4, 4)
