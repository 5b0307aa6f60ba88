"""Every way a job ends badly, as one plain sentence for a person."""

from __future__ import annotations

import errno

from workbench.protocol.messages import OUT_OF_MEMORY
from workbench.tasks.devices import DeviceError
from workbench.tasks.presets import PresetError
from workbench.tasks.recipe import Recipe, RecipeError, TrainRecipe
from workbench.worker.checkpoint_store import CheckpointError
from workbench.worker.refused_part import about_refused_part

DISK_FULL = "The disk is full: free some space and resume the run."


class JobFailure(Exception):  # noqa: N818 - it is the failure itself, worded for a person
    """The job cannot go on; the text is the sentence to show."""


class JobStopped(Exception):  # noqa: N818 - asked for, not an error
    """Somebody asked the job to stop; the text says what was kept."""


class JobPaused(Exception):  # noqa: N818 - asked for, not an error
    """Somebody asked the job to pause after its epoch; the text says where it stands."""


def reason_code(error: BaseException) -> str:
    """Return the code of a failure that the window can do something about, else an empty text."""
    return OUT_OF_MEMORY if _is_out_of_memory(error, _first_line(error)) or _is_loader_killed(error) else ""


def sentence(error: BaseException, recipe: Recipe | None) -> str:
    """Return what happened and the way out, in one sentence."""
    if isinstance(error, (JobFailure, RecipeError, PresetError, DeviceError)):
        return _without_traceback(str(error))
    text = _first_line(error)
    if isinstance(error, CheckpointError):
        return f"{text}."
    if _is_out_of_memory(error, text):
        return _out_of_memory(error, recipe)
    if "DataLoader" in text and isinstance(error, RuntimeError):
        return _about_loaders(error, text)
    if "Expected more than 1 value per channel" in text:
        return "A norm of this model compares the samples of a batch and cannot learn from one: take a batch of two."
    return about_refused_part(error, recipe) or _about_the_system(error, text)


def _about_loaders(error: RuntimeError, text: str) -> str:
    if _is_loader_killed(error):
        return "A process that loads images was killed, as a rule because the memory ran out: use fewer of them."
    if "timed out" in text:
        return "The processes that load images gave none for ten minutes: is the disk or the network share there?"
    return _about_the_system(error, text)


def _about_the_system(error: BaseException, text: str) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if isinstance(error, ImportError):
        return f"The training environment is not complete ({text}): run `workbench doctor` to see what to do."
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"The file {error.filename} is not there."
    if isinstance(error, PermissionError) and error.filename:
        return f"The file {error.filename} may not be read or written by you."
    if "CUDA" in text and isinstance(error, (RuntimeError, AssertionError)):
        return f"The GPU did not work ({text}): try the device cpu, or run `workbench doctor`."
    return f"{type(error).__name__}: {text} (the log has the details)."


def _without_traceback(text: str) -> str:
    """A failure in a loader process arrives with that process's traceback before it."""
    last = text.strip().splitlines()[-1] if text.strip() else text
    return last.partition(f"{JobFailure.__name__}: ")[2] or last


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else "no reason given"


def _is_out_of_memory(error: BaseException, text: str) -> bool:
    return (
        isinstance(error, MemoryError)
        or type(error).__name__ == "OutOfMemoryError"
        or "can't allocate memory" in text
        or "not enough memory" in text
        or "out of memory" in text
        or "CUBLAS_STATUS_ALLOC_FAILED" in text
    )


def _is_loader_killed(error: BaseException) -> bool:
    """A loader process that went without a word: only the memory's guard, or a full /dev/shm, does that."""
    text = str(error)
    is_killed = "killed by signal" in text or "Bus error" in text or "exited unexpectedly" in text
    return isinstance(error, RuntimeError) and "DataLoader worker" in text and is_killed


def _out_of_memory(error: BaseException, recipe: Recipe | None) -> str:
    is_gpu = type(error).__name__ == "OutOfMemoryError" or "CU" in str(error)
    place = "GPU" if is_gpu else "computer"
    if isinstance(recipe, TrainRecipe) and recipe.batch_size > 1:
        return (
            f"The {place} ran out of memory: try half the batch size ({recipe.batch_size // 2}) "
            "or a smaller input size."
        )
    return f"The {place} ran out of memory: try a smaller input size."
