"""SAM's way with pictures and prompts, held against a stand-in pair that has its signature."""

from __future__ import annotations

import cv2
import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper

from tests.unit.worker.sam_stand_in import write_pair
from workbench.worker.failures import JobFailure
from workbench.worker.segmenter.sam import Embedding, SamPair, encoder_input, prompt_arrays, scaled_size
from workbench.worker.segmenter.serve import KEPT, EmbeddingShelf


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write_pair(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def pair(files):
    return SamPair(*files)


def picture(height, width, seed=0):
    return np.random.default_rng(seed).integers(0, 255, (height, width, 3), np.uint8)


@given(st.integers(1, 6000), st.integers(1, 6000))
def test_that_the_longer_side_becomes_1024_and_the_shape_stays(height, width):
    scaled = scaled_size(height, width)
    assert max(scaled) == 1024
    assert abs(scaled[0] / scaled[1] * width / height - 1) < 0.51 / min(scaled) * 2 or min(scaled) == 1


def test_that_a_picture_is_normalised_and_padded_with_zeros():
    image = np.full((200, 400, 3), (10, 20, 30), np.uint8)
    values = encoder_input(image, 4)
    assert values.shape == (1, 3, 1024, 1024) and values.dtype == np.float32
    # Blue comes first in the file, red first in the model.
    wanted = [(30 - 123.675) / 58.395, (20 - 116.28) / 57.12, (10 - 103.53) / 57.375]
    np.testing.assert_allclose(values[0, :, 5, 5], wanted, rtol=1e-5)
    assert np.all(values[0, :, 512:] == 0) and np.any(values[0, :, 511] != 0)
    assert encoder_input(image, 3).shape == (512, 1024, 3)


def test_that_prompts_are_scaled_and_a_missing_box_is_a_point_that_means_nothing():
    embedding = Embedding({}, (200, 400), (512, 1024))
    coords, labels = prompt_arrays([10, 20, 1, 30, 40, 0], (), embedding)
    np.testing.assert_allclose(coords[0], [[25.6, 51.2], [76.8, 102.4], [0, 0]], rtol=1e-6)
    assert labels.tolist() == [[1, 0, -1]]
    coords, labels = prompt_arrays([], (10, 20, 100, 50), embedding)
    np.testing.assert_allclose(coords[0], [[25.6, 51.2], [281.6, 179.2]], rtol=1e-6)
    assert labels.tolist() == [[2, 3]]


@pytest.mark.parametrize(("height", "width"), [(300, 400), (400, 300), (64, 64), (1500, 1000)])
def test_that_the_mask_lies_where_was_pointed_in_pixels_of_the_picture(pair, height, width):
    embedding = pair.embed(picture(height, width))
    x, y = 0.4 * width, 0.6 * height
    mask, score = pair.decode(embedding, (x, y, 1), ())
    assert mask.shape == (height, width) and score == pytest.approx(0.9)
    ys, xs = np.nonzero(mask)
    assert abs(xs.mean() + 0.5 - x) < 1 and abs(ys.mean() + 0.5 - y) < 1
    radius = 96 * max(height, width) / 1024
    assert mask.sum() == pytest.approx(np.pi * radius**2, rel=0.08)


def test_that_a_point_beside_the_object_takes_away_and_a_box_bounds(pair):
    embedding = pair.embed(picture(300, 400))
    whole, _ = pair.decode(embedding, (200, 150, 1), ())
    less, _ = pair.decode(embedding, (200, 150, 1, 230, 150, 0), ())
    assert 0 < less.sum() < whole.sum() and not less[150, 230]
    boxed, _ = pair.decode(embedding, (), (50, 60, 100, 80))
    ys, xs = np.nonzero(boxed)
    assert (xs.min(), ys.min(), xs.max(), ys.max()) == (50, 60, 149, 139)


def test_that_embeddings_are_kept_and_the_oldest_go(pair, tmp_path):
    class Counting:
        seen = 0

        def embed(self, image):
            Counting.seen += 1
            return pair.embed(image)

    shelf = EmbeddingShelf(Counting())
    paths = [tmp_path / f"{number}.png" for number in range(KEPT + 1)]
    for path in paths:
        path.write_bytes(cv2.imencode(".png", picture(32, 32))[1].tobytes())
    for path in (paths[0], paths[0], *paths[1:], paths[1], paths[0]):
        shelf.embedding(path)
    assert Counting.seen == KEPT + 2
    with pytest.raises(JobFailure, match="gone"):
        shelf.embedding(tmp_path / "gone.png")


def without(path, where, name, changed):
    """Write a model without one of its inputs or outputs."""
    model = onnx.load(str(path))
    entries = getattr(model.graph, where)
    for entry in [entry for entry in entries if entry.name == name]:
        entry.name = "renamed" if where == "input" else entry.name
        if where == "output":
            entries.remove(entry)
    for node in model.graph.node:
        for place, used in enumerate(node.input):
            if where == "input" and used == name:
                node.input[place] = "renamed"
    onnx.save(model, str(changed))
    return changed


@pytest.mark.parametrize(
    ("ruin", "words"),
    [
        (lambda enc, dec, tmp: (tmp / "none.onnx", dec), r"none\.onnx is not there"),
        (lambda enc, dec, tmp: (enc, _text(tmp)), r"text\.onnx is no ONNX model"),
        (lambda enc, dec, tmp: (dec, dec), r"decoder\.onnx is no SAM encoder: it wants image_embeddings, point_coords"),
        (
            lambda enc, dec, tmp: (enc, enc),
            r"encoder\.onnx is no SAM decoder: its input image_embeddings, point_coords",
        ),
        (
            lambda enc, dec, tmp: (enc, without(dec, "input", "orig_im_size", tmp / "old.onnx")),
            r"old\.onnx is no SAM decoder: its input orig_im_size is missing",
        ),
        (
            lambda enc, dec, tmp: (enc, without(dec, "output", "iou_predictions", tmp / "bare.onnx")),
            r"bare\.onnx is no SAM decoder: its output iou_predictions is missing",
        ),
        (lambda enc, dec, tmp: (_vector(tmp), dec), r"vector\.onnx is no SAM encoder: its input x has the shape"),
    ],
    ids=["missing", "text", "swapped", "twice", "no size", "no scores", "no picture"],
)
def test_that_a_wrong_file_is_named_with_what_it_lacks(files, tmp_path, ruin, words):
    with pytest.raises(JobFailure, match=words) as told:
        SamPair(*ruin(*files, tmp_path))
    assert "\n" not in str(told.value)


def _text(folder):
    path = folder / "text.onnx"
    path.write_text("not a model")
    return path


def _vector(folder):
    entry = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 10])
    result = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 10])
    graph = helper.make_graph([helper.make_node("Neg", ["x"], ["y"])], "g", [entry], [result])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "vector.onnx"))
    return folder / "vector.onnx"
