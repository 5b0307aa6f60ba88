"""One job from its folder to its end: says that it started, does the work, and always says how it finished."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import signal
import time
import traceback
from dataclasses import replace
from pathlib import Path

from workbench.protocol.job_folder import JobFolder
from workbench.tasks.devices import AUTO, device_key, read_devices
from workbench.tasks.recipe import Recipe, TrainRecipe, read_recipe
from workbench.worker.adapters.adapter import WorkingJob
from workbench.worker.adapters.catalog import adapter
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure, JobPaused, JobStopped, reason_code, sentence
from workbench.worker.features import extract
from workbench.worker.lifeline import end_with
from workbench.worker.predict import predict
from workbench.worker.reporter import MuteReporter, Reporter
from workbench.worker.team import Seat, Team, seat_of_environment
from workbench.worker.vitals import Vitals

_LIBRARIES = (
    *("torch", "numpy", "mmengine", "onedl-mmengine", "onedl-mmcv", "onedl-mmdetection", "mmpose"),
    *("onedl-mmpretrain", "onedl-mmsegmentation", "mmagic"),
)


def run(path: Path, device: str = "") -> int:
    """Do the job of a folder; returns the exit code: 0 succeeded or stopped as asked, 1 failed.

    ``device`` is what the queue gave it, where the recipe leaves that open or names another one.
    """
    seat = seat_of_environment()
    if not seat.is_first:
        return _work_along(path, device, seat)
    folder = JobFolder(path)
    created = create_time()
    reporter = Reporter(folder.events)
    recipe: Recipe | None = None
    try:
        recipe = _recipe(folder, device)
        reporter.started(recipe.device, created, versions())
        stop = StopWatch(folder.control, created)
        stop.listen_to_signals()
        with Vitals(folder, recipe.device):
            _work_alone_or_together(recipe, WorkingJob(folder, reporter, stop))
        reporter.finished("succeeded")
        return 0
    except JobPaused as paused:
        reporter.finished("paused", str(paused))
        return 0
    except JobStopped as stopped:
        reporter.finished("cancelled", str(stopped))
        return 0
    except BaseException as error:  # noqa: BLE001 - whatever it was, the window is told
        traceback.print_exc()
        reporter.finished("failed", sentence(error, recipe), reason_code(error))
        return 1
    finally:
        reporter.close()


def _recipe(folder: JobFolder, device: str) -> Recipe:
    """Read the recipe with the device it really runs on."""
    recipe = read_recipe(folder.recipe)
    return replace(recipe, device=settled_device(device or recipe.device))


def _work_alone_or_together(recipe: Recipe, job: WorkingJob) -> None:
    processes = read_devices(recipe.device).processes if isinstance(recipe, TrainRecipe) else 1
    if processes == 1:
        _prepare(recipe, processes)
        _work(recipe, job)
        return
    # Before this process chooses its devices: the others inherit what it sees.
    with Team(job.folder.path, recipe.device, processes) as team:
        _prepare(recipe, processes)
        team.watch(lambda reason: _give_up(job.reporter, reason))
        try:
            _work(recipe, replace(job, seat=team.seat))
        except (JobStopped, JobPaused, JobFailure):
            raise
        except Exception as error:
            reason = team.reason()
            raise (JobFailure(reason) if reason else error) from error


def _give_up(reporter: Reporter, reason: str) -> None:
    """Another process fell, and this one waits for it inside a library for ever."""
    reporter.finished("failed", reason)
    os._exit(1)


def _work_along(path: Path, device: str, seat: Seat) -> int:
    """Do this process' part of a training; the first process says how it goes."""
    end_with(os.getppid())
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the first decides when all of them stop
    folder = JobFolder(path)
    recipe: Recipe | None = None
    try:
        recipe = _recipe(folder, device)
        _prepare(recipe, seat.processes)
        _work(recipe, WorkingJob(folder, MuteReporter(), StopWatch(seat.folder / "nothing", 0.0), seat))
    except (JobStopped, JobPaused):
        return 0
    except BaseException as error:  # noqa: BLE001 - whatever it was, the first process is told
        traceback.print_exc()
        seat.last_words.write_text(sentence(error, recipe), encoding="utf-8")
        return 1
    return 0


def _prepare(recipe: Recipe, processes: int) -> None:
    set_threads(recipe.threads // processes)
    choose_device(recipe.device)


def _work(recipe: Recipe, job: WorkingJob) -> None:
    if isinstance(recipe, TrainRecipe):
        job.reporter.phase("Loading the libraries")
        adapter(recipe.adapter).train(recipe, job)
    elif recipe.features:
        extract(recipe, job)
    else:
        predict(recipe, job)


def set_threads(threads: int) -> None:
    """Limit the threads of every numeric library; works only before they are loaded."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(max(1, threads))
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def settled_device(device: str) -> str:
    """Return a device by its one spelling; without a queue that chose one, any is the processor."""
    key = device_key(device)
    return "cpu" if key == AUTO else key


def choose_device(device: str) -> None:
    """Let the libraries see the chosen GPUs only, or none; works only before torch is loaded.

    Raises JobFailure, or DeviceError for a name that no device has.
    """
    chosen = read_devices(settled_device(device))
    visible = [entry for entry in os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",") if entry]
    if visible and chosen.kind == "cuda" and max(chosen.gpus) >= len(visible):
        raise JobFailure(f"There is no device {device}: {len(visible)} GPUs are visible here.")
    numbers = [visible[index] if visible else str(index) for index in chosen.gpus]
    os.environ["CUDA_VISIBLE_DEVICES"] = ",".join(numbers)


def versions() -> dict[str, str]:
    """Return what is installed, without importing it."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name.removeprefix("onedl-")] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def create_time() -> float:
    """Return when this process began, in seconds since the epoch, as psutil tells it to the window."""
    try:
        import psutil
    except ImportError:
        return time.time()
    return float(psutil.Process().create_time())
