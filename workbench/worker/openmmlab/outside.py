"""What may stand in settings and configs from elsewhere besides registered types, and what the libraries may not open.

A registered part is trusted code, but some evaluate a word of their config, run a config that it names, unpickle a
file or let a model hub bring code along. Such words are refused before anything is built; the libraries' own ways to a
pickle are closed for the whole process, so that a word that is missed here reaches nothing.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml
from mmengine.fileio.handlers import PickleHandler, YamlHandler
from mmengine.runner.checkpoint import CheckpointLoader

from workbench.worker.failures import JobFailure

_EVALUATED = {"warp_mode": r"cv2\.\w+", "dtype": r"(torch\.)?\w+"}
"""Keys whose words a library gives to Python, and what such a word looks like."""

_RUN = {"teacher_config", "teacher_cfg", "student_cfg", "config_file", "from_file"}
"""Keys that name a config, which a library then runs."""

_UNPICKLED = {"tag_list", "tag_list_chinese", "test_pkl_data", "inception_pkl", "proposal_file"}
"""Keys that name a file, which a library unpickles whatever its suffix."""

_SUFFIXES = (".py", ".pkl", ".pickle")


def danger(key: str, value: Any) -> str:
    """Return why a value must not reach the libraries under a key, as the end of a sentence; empty when it may."""
    if key == "trust_remote_code" and value:
        return "lets a model hub run code of its own here"
    if not isinstance(value, str):
        return ""
    if key in _EVALUATED and not re.fullmatch(_EVALUATED[key], value):
        return "would be run as code"
    if key in _RUN or value.lower().endswith(_SUFFIXES):
        return "names a file that would be run or unpickled"
    return "names a file that would be unpickled" if key in _UNPICKLED else ""


def close_pickles() -> None:
    """Refuse, for the life of this process, mmengine's own readers of pickles and of checkpoints.

    Its reader of YAML obeys tags that call anything: it gets a loader that knows plain values alone.
    """
    YamlHandler.load_from_fileobj = _read_plain_yaml
    PickleHandler.load_from_fileobj = PickleHandler.load_from_path = _refuse_pickle
    CheckpointLoader.load_checkpoint = classmethod(_refuse_weights)


def _read_plain_yaml(_: Any, file: Any, **__: Any) -> Any:
    try:
        return yaml.safe_load(file)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())[:200]
        raise JobFailure(f"A YAML file that the config names holds more than plain values ({reason}).") from None


def _refuse_pickle(_: Any, file: Any, **__: Any) -> NoReturn:
    raise JobFailure(f"The config names {file}, a pickle, which could run code. It was not opened: name a JSON file.")


def _refuse_weights(_: Any, filename: Any, *__: Any, **___: Any) -> NoReturn:
    raise JobFailure(
        f"The config loads the weights {filename} in a way that could run code. They were not opened: give them as "
        "the run's starting weights instead, or choose another model."
    )
