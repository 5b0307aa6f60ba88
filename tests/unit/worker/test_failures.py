from dataclasses import replace
from types import FunctionType

import pytest

from workbench.protocol.messages import OUT_OF_MEMORY
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.checkpoint_store import CheckpointError
from workbench.worker.failures import JobFailure, reason_code, sentence

RECIPE = TrainRecipe("r", "p", "pose", "mmpose", "", 1, 8, (64, 64), 0.1, 0)


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (JobFailure("Said plainly."), "Said plainly."),
        (OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), "half the batch size (4)"),
        (MemoryError(), "computer ran out of memory"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (ModuleNotFoundError("No module named 'mmpose'"), "workbench doctor"),
        (FileNotFoundError(2, "No such file", "/data/a.png"), "/data/a.png"),
        (PermissionError(13, "Permission denied", "/data/a.png"), "may not be read"),
        (RuntimeError("CUDA error: device-side assert"), "try the device cpu"),
        (CheckpointError("manifest.json: not a list of checkpoints; train anew"), "checkpoints; train anew."),
        (KeyError("x"), "KeyError"),
        (ValueError("Expected more than 1 value per channel when training, got input size"), "a batch of two."),
    ],
)
def test_that_every_failure_is_one_sentence_with_a_way_out(error, part):
    text = sentence(error, RECIPE)
    assert part in text
    assert text.endswith(".")
    assert "\n" not in text


class Finder:
    def __init__(self, backbone, bbox_head, init_cfg=None):
        pass


class Deeper(Finder):
    def __init__(self, *args, neck=None, **kwargs):
        super().__init__(*args, **kwargs)


def built(text, error="TypeError", cls=None, **overrides):
    """What is said of an error that a class raised while mmengine built it."""
    source = f"def build(obj_cls):\n    raise {error}({text!r})\nbuild(known)"
    code = compile(source, "mmengine/registry/build_functions.py", "exec")
    with pytest.raises((TypeError, ImportError, RuntimeError)) as raised:
        FunctionType(code, {"known": cls})()
    return sentence(raised.value, replace(RECIPE, overrides=overrides))


def test_that_an_argument_that_a_class_does_not_take_is_told_by_the_setting_that_gave_it():
    unknown = "ResNet.__init__() got an unexpected keyword argument 'foo'"
    said = built(unknown, **{"model.backbone.foo": 1})
    assert said == "The setting model.backbone.foo was refused: ResNet takes no foo. Take it out, or correct its name."
    assert built(unknown, **{"model.backbone": {"foo": 1}}).startswith("The setting model.backbone was refused")
    assert "model.backbone.type names ResNet" in built(unknown, **{"model.backbone.type": "mmdet.ResNet"})
    assert "another release" in built(unknown)
    missing = "Deep.__init__() missing 1 required positional argument: 'depth'"
    assert "model.neck.type names Deep, which needs depth" in built(missing, **{"model.neck.type": "Deep"})
    assert "your settings model.depth" in built("invalid depth 17", **{"model.depth": 17})
    assert sentence(TypeError(unknown), RECIPE).startswith("TypeError")
    # What has nothing to do with a setting is not put down to one.
    assert "try the device cpu" in built("CUDA error: device-side assert", "RuntimeError", **{"model.depth": 17})
    assert "is not complete" in built("No module named 'panopticapi'", "ImportError", **{"model.depth": 17})


def test_that_a_mistyped_setting_is_told_as_the_persons_own_with_the_names_near_it():
    unknown = "Finder.__init__() got an unexpected keyword argument 'hed'"
    said = built(unknown, cls=Deeper, **{"model.hed.x": 3})
    assert said == "Your setting model.hed is unknown: Finder takes no hed. It takes bbox_head: did you mean that?"
    assert built(unknown, cls=Deeper, **{"model": {"hed": {"x": 3}}}).startswith("Your setting model is unknown")
    other = built("Finder.__init__() got an unexpected keyword argument 'zzz'", cls=Deeper, **{"model.zzz.x": 3})
    assert other.startswith("The setting model.zzz was refused")


def test_that_a_failure_in_a_loader_process_loses_its_traceback():
    text = "Caught JobFailure in DataLoader worker process 0.\nTraceback (most recent call last):\n  File x\n"
    failure = JobFailure(text + "workbench.worker.failures.JobFailure: The image a.png cannot be read.\n")
    assert sentence(failure, RECIPE) == "The image a.png cannot be read."


def test_that_a_batch_of_one_is_not_halved():
    from dataclasses import replace

    assert "smaller input" in sentence(MemoryError(), replace(RECIPE, batch_size=1))


KILLED = "DataLoader worker (pid 7) is killed by signal: Killed. "


@pytest.mark.parametrize(
    ("error", "code", "part"),
    [
        (MemoryError(), OUT_OF_MEMORY, "half the batch"),
        (OutOfMemoryError("CUDA out of memory."), OUT_OF_MEMORY, "The GPU ran out"),
        (RuntimeError("CUDA error: out of memory"), OUT_OF_MEMORY, "The GPU ran out"),
        (JobFailure("The GPU ran out of memory: try less."), OUT_OF_MEMORY, "try less"),
        (RuntimeError(KILLED), OUT_OF_MEMORY, "A process that loads images was killed"),
        (RuntimeError("DataLoader timed out after 600 seconds"), "", "network share"),
        (RuntimeError("CUDA error: device-side assert"), "", "try the device cpu"),
    ],
)
def test_that_lack_of_memory_has_a_code_that_the_window_can_act_on(error, code, part):
    assert reason_code(error) == code
    assert part in sentence(error, RECIPE)
