"""The segmenting process as a real process, with a stand-in pair of models."""

from __future__ import annotations

import threading
import time

import cv2
import numpy as np
import psutil
import pytest

from tests.unit.worker.sam_stand_in import write_pair
from workbench.editing.ghosts.prompt import Prompt, PromptPoint
from workbench.editing.ghosts.segmenting import Picture, SegmentError
from workbench.jobs.onnx_segmenter import ModelFiles, OnnxSegmenter

POINT = Prompt((PromptPoint(80, 60),))


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "画 1.png"
    path.write_bytes(cv2.imencode(".png", np.full((120, 160, 3), 90, np.uint8))[1].tobytes())
    return Picture(path, 160, 120, lambda *place: None)


@pytest.fixture
def segmenter(tmp_path):
    made = OnnxSegmenter(ModelFiles(*write_pair(tmp_path / "models")))
    yield made
    made.close()


def workers():
    return [child for child in psutil.Process().children() if "workbench.worker.segmenter" in child.cmdline()]


def test_that_points_and_boxes_come_back_as_masks_of_the_pictures_size(segmenter, picture):
    mask = segmenter.segment(picture, POINT)
    assert (mask.height, mask.width) == (120, 160) and mask.to_array()[60, 80]
    less = segmenter.segment(picture, POINT.with_point(PromptPoint(90, 60, is_on=False)))
    assert 0 < less.area < mask.area
    boxed = segmenter.segment(picture, Prompt((), (10.0, 20.0, 50.0, 40.0)))
    assert boxed.area == 50 * 40
    assert len(workers()) == 1
    segmenter.close()
    assert workers() == []


def test_that_no_prompt_no_object_and_no_picture_are_told(segmenter, picture, tmp_path):
    with pytest.raises(SegmentError, match="click on it"):
        segmenter.segment(picture, Prompt((PromptPoint(1, 1, is_on=False),)))
    with pytest.raises(SegmentError, match="no object there"):
        segmenter.segment(picture, POINT.with_point(PromptPoint(80, 60, is_on=False)))
    with pytest.raises(SegmentError, match=r"gone\.png"):
        segmenter.segment(Picture(tmp_path / "gone.png", 160, 120, lambda *place: None), POINT)
    assert segmenter.segment(picture, POINT).area > 0


def test_that_a_wrong_file_is_told_in_one_sentence(tmp_path, picture):
    encoder, _ = write_pair(tmp_path / "models")
    wrong = OnnxSegmenter(ModelFiles(encoder, encoder))
    with pytest.raises(SegmentError, match=r"encoder\.onnx is no SAM decoder: its input image_embeddings"):
        wrong.segment(picture, POINT)
    wrong.close()


def test_that_closing_wakes_whoever_waits(segmenter, picture):
    told = []

    def ask():
        try:
            while True:
                segmenter.segment(picture, POINT)
        except SegmentError as error:
            told.append(str(error))

    waiting = threading.Thread(target=ask)
    waiting.start()
    deadline = time.monotonic() + 60
    while not workers() and time.monotonic() < deadline:
        time.sleep(0.01)
    segmenter.close()
    waiting.join(30)
    assert len(told) == 1 and workers() == []
