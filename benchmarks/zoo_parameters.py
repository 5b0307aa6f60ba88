"""How many parameters each configuration of the zoo has, counted: most libraries publish no number.

Builds every model in the training environment without memory for its weights (torch's ``meta`` device; for real where a
model cannot be built so) and writes ``resources/zoo/parameters.json``, which the catalog shows. About 20 minutes of one
processor core. Parts that would download weights are built without them.
What stands in the file already is not counted again.

    python -m benchmarks.zoo_parameters
    python -m benchmarks.zoo_parameters --library mmseg --limit 20 --out counted.json
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.core.resources import resource_path
from workbench.environments.layout import site_packages_of, worker_python
from workbench.jobs.child_environment import child_environment
from workbench.tasks.zoo.entry import OTHER, ZooEntry
from workbench.tasks.zoo.kinds import LIBRARIES, WORDS
from workbench.tasks.zoo.reading import read_zoo

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Count and write; or, as the child, count what is asked for."""
    options = _arguments()
    if options.child:
        _count_all(options.child)
        return
    entries = read_zoo(site_packages_of(worker_python())).entries
    counted = json.loads(options.out.read_text(encoding="utf-8")) if options.out.is_file() else {}
    for library in options.library or LIBRARIES:
        wanted = [entry.config for entry in entries if entry.library == library and _is_counted(entry)]
        found = counted.setdefault(library, {})
        open_ones = [config for config in wanted if config not in found][: options.limit or None]
        for number, answer in enumerate(_asked(library, open_ones)):
            if answer["count"]:
                found[answer["config"]] = answer["count"]
            else:
                print(f"{library}: {answer['config']}: {answer['reason']}", flush=True)
            if number % 20 == 0:
                _write(counted, options.out)
        _write(counted, options.out)
        print(f"{library}: {len(open_ones)} asked for, {len(found)} known", flush=True)


def _is_counted(entry: ZooEntry) -> bool:
    """Whether nobody says its size; models that read words cannot be built without their language model."""
    return entry.task != OTHER and entry.note != WORDS and not entry.parameters


def _write(counted: dict[str, dict[str, int]], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(counted, indent=0, sort_keys=True), encoding="utf-8")


def _asked(library: str, configs: Sequence[str]) -> Iterator[dict[str, Any]]:
    command = [str(worker_python()), "-m", "benchmarks.zoo_parameters", "--child", library]
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**child_environment(ROOT, 1), "HF_HUB_OFFLINE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    for config in configs:
        child.stdin.write(f"{config}\n")
        child.stdin.flush()
        answer = next((line for line in child.stdout if line.startswith('{"config"')), None)
        if answer is None:
            raise SystemExit(f"the process that builds the models of {library} ended at {config}")
        yield json.loads(answer)
    child.stdin.close()
    child.wait()


def _count_all(library: str) -> None:
    from workbench.worker import compat

    compat.install_for_mmagic() if library == "mmagic" else compat.install()
    import importlib

    from mmengine.registry import init_default_scope

    models = importlib.import_module(f"{library}.registry").MODELS
    importlib.import_module(f"{library}.models")
    if library == "mmpretrain":
        importlib.import_module("mmpretrain.datasets")
    init_default_scope(library)
    known: dict[str, int] = {}
    for line in sys.stdin:
        config, count, reason = line.strip(), 0, ""
        try:
            model = _plain_model(library, config)
            key = json.dumps(model, sort_keys=True, default=str)
            count = known[key] if key in known else known.setdefault(key, _count(models, model))
        except BaseException as error:  # noqa: BLE001 - whatever stands in the way of one, the others are counted
            reason = f"{type(error).__name__}: {error}"[:300]
        print(json.dumps({"config": config, "count": count, "reason": reason}), flush=True)


def _count(models: Any, model: Any) -> int:
    import copy

    import torch

    try:
        with torch.device("meta"):
            built = models.build(copy.deepcopy(model))
    except Exception:  # noqa: BLE001 - some look at the values of what they make: for real then
        built = models.build(copy.deepcopy(model))
    return sum(parameter.numel() for parameter in built.parameters())


def _plain_model(library: str, config: str) -> Any:
    from mmengine.config import Config, ConfigDict

    place = site_packages_of(Path(sys.executable)) / library / ".mim" / "configs" / config
    model = Config.fromfile(place).model.to_dict()
    _without_weights(model)
    # Some models read their settings as attributes.
    model = ConfigDict(model)
    for key in ("teacher_config", "teacher_ckpt", "perceptual_loss", "discriminator", "gan_loss"):
        model.pop(key, None)
    return model


def _without_weights(part: Any) -> None:
    if isinstance(part, dict):
        part.pop("init_cfg", None)
        if part.get("pretrained"):
            part["pretrained"] = False if isinstance(part["pretrained"], bool) else None
        if part.get("type") in ("SyncBN", "MMSyncBN"):
            part["type"] = "BN"
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ():
        _without_weights(inner)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", action="append", choices=LIBRARIES, help="only this one; may be given again")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="only so many of each (0: all)")
    parser.add_argument("--out", type=Path, default=resource_path("zoo", "parameters.json"))
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
