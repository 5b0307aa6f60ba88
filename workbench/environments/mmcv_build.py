"""Compiles mmcv's operators for the worker's torch, once, and keeps the wheel in the user's cache.

On the CPU the 78 small source files are joined into a few: each of them spends nine seconds reading torch's headers,
so that four joined ones compile in about a minute where the plain build takes a quarter of an hour.
"""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from workbench.environments import cuda
from workbench.environments.commands import CommandLog, PathLike, output_of
from workbench.environments.failures import SetupError
from workbench.environments.layout import cache_folder

MMCV_VERSION = "2.3.6"
UNITS = 4
_SOURCES = PurePosixPath("mmcv/ops/csrc/pytorch")

_APART: tuple[tuple[str, ...], ...] = (
    ("cpu/bezier_align.cpp", "cpu/roi_align.cpp", "cpu/roi_align_rotated.cpp", "cpu/rotated_feature_align.cpp"),
    ("cpu/sparse_maxpool.cpp", "cpu/sparse_reordering.cpp"),
    ("fused_bias_leakyrelu.cpp", "upfirdn2d.cpp"),
)
"""Files that define the same static names: no two of a row may share a unit."""

_FACTS = (
    "import sys, platform, torch;"
    "print(torch.__version__, torch.version.cuda or 'none', 'cp%d%d' % sys.version_info[:2], platform.machine())"
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a compiled mmcv fits: torch, Python, machine, and the CUDA architectures (empty: CPU operators only)."""

    torch: str
    torch_cuda: str
    python_tag: str
    machine: str
    architectures: str = ""

    @property
    def key(self) -> str:
        """The wheel's folder name in the cache."""
        built_for = f"cu{self.torch_cuda}-sm{self.architectures.replace(';', '_')}" if self.architectures else "cpu"
        return f"onedl-mmcv-{MMCV_VERSION}-torch-{self.torch}-{self.python_tag}-{self.machine}-{built_for}"


def find_target(python: Path) -> Target:
    """Ask the worker's interpreter and this machine what to build for. Raises SetupError when torch does not import."""
    facts = (output_of([python, "-c", _FACTS], timeout_s=600.0) or "").split()
    if len(facts) != 4:
        raise SetupError("torch does not import in the training environment; run `python3 start.py setup` again")
    target = Target(torch=facts[0], torch_cuda=facts[1], python_tag=facts[2], machine=facts[3])
    nvcc = cuda.compiler_version()
    if target.torch_cuda == "none" or nvcc is None or nvcc.split(".")[0] != target.torch_cuda.split(".")[0]:
        return target
    return replace(target, architectures=cuda.architectures(cuda.find_driver()))


def cached_wheel(target: Target) -> Path | None:
    """Return the wheel an earlier build left for this target, or None."""
    return next(iter(sorted((cache_folder() / "wheels" / target.key).glob("onedl_mmcv-*.whl"))), None)


def build_wheel(python: Path, target: Target, log: CommandLog) -> Path:
    """Compile mmcv for the target and keep the wheel. Raises SetupError (no compiler, no network, disk full)."""
    kept = cache_folder() / "wheels" / target.key
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="workbench-mmcv-") as work:
        source = _fetch_source(python, Path(work), log)
        if not target.architectures:
            join_sources(source / _SOURCES, UNITS)
        command: list[PathLike] = [
            python,
            "-m",
            "pip",
            "wheel",
            "-v",
            "--no-deps",
            "--no-build-isolation",
            source,
            "-w",
            work,
        ]
        log.run("Compiling mmcv's operators", command, env=_build_environment(target))
        built = next(Path(work).glob("onedl_mmcv-*.whl"))
        partial = kept / (built.name + ".part")
        shutil.copyfile(built, partial)
        return partial.rename(kept / built.name)


def group_files(sizes: Mapping[str, int], units: int) -> list[list[str]]:
    """Spread files over units of about equal size; files that clash (``_APART``) never meet in one.

    ``units`` must be at least the length of the longest row of clashing files.
    """
    groups: list[list[str]] = [[] for _ in range(units)]
    clashing = [[name for name in row if name in sizes] for row in _APART]
    for row in clashing:
        for index, name in enumerate(row):
            groups[index].append(name)
    placed = {name for row in clashing for name in row}
    for name in sorted(set(sizes) - placed, key=lambda name: (-sizes[name], name)):
        min(groups, key=lambda group: sum(sizes[member] for member in group)).append(name)
    return groups


def join_sources(folder: Path, units: int) -> list[Path]:
    """Replace the ``.cpp`` files under ``folder`` and ``folder/cpu`` by ``units`` files that include them all."""
    files = [*folder.glob("*.cpp"), *(folder / "cpu").glob("*.cpp")]
    sizes = {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}
    joined = []
    for index, names in enumerate(group_files(sizes, units)):
        unit = folder / f"unit_{index}.cpp"
        unit.write_text("".join(f'#include "{_set_aside(folder / name, folder)}"\n' for name in names))
        joined.append(unit)
    return joined


def _set_aside(file: Path, folder: Path) -> str:
    # Renamed, because mmcv's build compiles every .cpp it finds.
    return file.rename(file.with_suffix(".inc")).relative_to(folder).as_posix()


def _fetch_source(python: Path, work: Path, log: CommandLog) -> Path:
    wanted = f"onedl-mmcv=={MMCV_VERSION}"
    options = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
    log.run("Fetching mmcv's source", [python, "-m", "pip", "download", *options, wanted, "-d", work])
    archive = next(work.glob("onedl_mmcv-*.tar.gz"))
    unpack(archive, work)
    return work / archive.name.removesuffix(".tar.gz")


def unpack(archive: Path, folder: Path) -> None:
    """Write the archive's plain files under ``folder``; links, devices and paths that lead outside are left out."""
    with tarfile.open(archive) as tar:
        for member in tar:
            target = folder / member.name
            if not member.isfile() or ".." in target.parts or folder not in target.parents:
                continue
            content = tar.extractfile(member)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _build_environment(target: Target) -> dict[str, str]:
    jobs = {"MMCV_WITH_OPS": "1", "MAX_JOBS": str(_parallel_compilers())}
    if target.architectures:
        return {**jobs, "FORCE_CUDA": "1", "TORCH_CUDA_ARCH_LIST": target.architectures, "CFLAGS": "-O2 -g0 -w"}
    # Hidden devices: otherwise mmcv's build would take the CUDA branch wherever torch sees a GPU.
    return {**jobs, "FORCE_CUDA": "0", "CUDA_VISIBLE_DEVICES": "", "CFLAGS": "-O1 -g0 -w"}


def _parallel_compilers() -> int:
    """One compiler a core, as long as each has the 2 GB that torch's headers take."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(cores, memory // (2 << 30)))
