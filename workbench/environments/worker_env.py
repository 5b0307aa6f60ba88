"""The training environment: torch, OpenMMLab and mmcv's compiled operators; minutes to install."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.environments import cuda, mmcv_build
from workbench.environments.commands import CommandLog, PathLike
from workbench.environments.failures import SetupError
from workbench.environments.layout import Layout, venv_python
from workbench.environments.pip_settings import uv_install
from workbench.environments.probe_worker import probe
from workbench.environments.stamp import fingerprint, has_stamp, remove_stamp, write_stamp
from workbench.environments.steps import Course, Steps
from workbench.environments.virtualenv import ensure_virtualenv

TITLE = "Setting up the training environment"
TORCH = "2.13.0"
TORCHVISION = "0.28.0"
_STAMP = "worker"
_BUILD_TOOLS = ("setuptools", "wheel", "ninja", "packaging", "numpy")


@dataclass(frozen=True, slots=True)
class TorchSource:
    """One way to get torch: the requirement and uv's options for it."""

    requirement: str
    options: tuple[str, ...] = ()


def torch_sources(build: str, platform: str = sys.platform) -> tuple[TorchSource, ...]:
    """Return the ways to try, in order, to get the ``cpu`` or ``cuda`` build of torch.

    A CPU wheel that pip's own configuration offers comes first. Then the index of CPU wheels that uv knows by itself.
    Last the default build, which on Linux drags in about 2 GB of CUDA libraries but trains on the CPU just as well.
    """
    if build == "cuda":
        # A local +cpu wheel would otherwise win: its version counts as the newer one.
        return (TorchSource(f"torch=={TORCH},!={TORCH}+cpu"),)
    default = TorchSource(f"torch=={TORCH}")
    if not platform.startswith("linux"):
        return (default,)
    return (TorchSource(f"torch=={TORCH}+cpu"), TorchSource(default.requirement, ("--torch-backend", "cpu")), default)


def is_worker_ready(layout: Layout) -> bool:
    """True when the environment was completed for today's requirements."""
    return has_stamp(layout.worker_venv, _STAMP, _fingerprint(layout))


def ensure_worker(layout: Layout, steps: Steps) -> None:
    """Install the training environment step by step; does nothing when it is complete.

    An interrupted installation goes on where it stopped. Raises SetupError.
    """
    if is_worker_ready(layout):
        return
    log = CommandLog(layout.worker_log)
    course = Course(steps, 5)
    build = cuda.torch_build()
    with course.step("Creating .venv-worker"):
        remove_stamp(layout.worker_venv, _STAMP)
        python = ensure_virtualenv(layout.worker_venv, log)
    with course.step(f"Installing PyTorch {TORCH} ({'CUDA' if build == 'cuda' else 'CPU'})"):
        _install_torch(python, layout, build, log)
    with course.step("Compiling mmcv's operators (once; kept in the cache)"):
        _install_mmcv(python, steps, log)
    with course.step("Installing the OpenMMLab libraries"):
        _install_libraries(python, layout, log)
    with course.step("Checking that every library imports"):
        _check_imports(python, layout)
    write_stamp(layout.worker_venv, _STAMP, _fingerprint(layout))


def _install_torch(python: Path, layout: Layout, build: str, log: CommandLog) -> None:
    tools: list[PathLike] = [*_BUILD_TOOLS, "-c", _constraints(layout)]
    _uv(python, tools, "Installing the build tools", log)
    sources = torch_sources(build)
    for source in sources:
        wanted: list[PathLike] = [
            source.requirement,
            f"torchvision=={TORCHVISION}",
            *source.options,
            "-c",
            _constraints(layout),
        ]
        try:
            _uv(python, wanted, f"Installing PyTorch {TORCH}", log)
            return
        except SetupError:
            if source is sources[-1]:
                raise


def _install_mmcv(python: Path, steps: Steps, log: CommandLog) -> None:
    target = mmcv_build.find_target(python)
    if target.torch_cuda != "none" and not target.architectures:
        steps.note(
            "mmcv's CUDA operators are not built: that needs an NVIDIA device and nvcc of CUDA"
            f" {target.torch_cuda}; its CPU operators are built instead"
        )
    wheel = mmcv_build.cached_wheel(target) or mmcv_build.build_wheel(python, target, log)
    _uv(python, ["--no-deps", "--reinstall", wheel], "Installing mmcv", log)


def _install_libraries(python: Path, layout: Layout, log: CommandLog) -> None:
    requirements = layout.requirements
    pins: list[PathLike] = ["-c", _constraints(layout), "--override", requirements / "worker-overrides.txt"]
    _uv(python, ["-r", requirements / "worker.txt", *pins], "Installing the OpenMMLab libraries", log)


def _check_imports(python: Path, layout: Layout) -> None:
    failed = [library for library in probe(python, layout.root).libraries if library.error]
    if failed:
        names = ", ".join(f"{library.name} ({library.error})" for library in failed)
        raise SetupError(f"the training environment is installed, but this does not import: {names}")


def _uv(python: Path, arguments: Sequence[PathLike], title: str, log: CommandLog) -> None:
    command, env = uv_install(python, arguments)
    log.run(title, command, env)


def _constraints(layout: Layout) -> Path:
    return layout.requirements / "worker-constraints.txt"


def _fingerprint(layout: Layout) -> str:
    names = ("worker.txt", "worker-constraints.txt", "worker-overrides.txt")
    files = [layout.requirements / name for name in names]
    return fingerprint(files, TORCH, TORCHVISION, cuda.torch_build(), str(venv_python(layout.worker_venv)))
