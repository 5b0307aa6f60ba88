"""How quickly the zoo is read, found again and searched; and whether what is read is what mmengine makes of it.

Times are processor time of this process. ``--against-mmengine`` lets the training environment load every config as
training does (which runs it) and compares all values; a minute or three.

    python -m benchmarks.zoo_reading
    python -m benchmarks.zoo_reading --against-mmengine
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import worker_child
from benchmarks.zoo_reading_child import plain
from workbench.environments.layout import site_packages_of, worker_python
from workbench.tasks.zoo.config_file import ConfigFileError, ConfigFiles
from workbench.tasks.zoo.reading import config_roots, read_zoo
from workbench.tasks.zoo.search import ZooIndex, ZooQuery
from workbench.tasks.zoo.stored import key_of, read_stored, write_stored

ROOT = Path(__file__).resolve().parents[1]
WORDS = ("rtmdet tiny", "resnet 50", "segformer b0", "hrnet w32 coco", "mae", "x", "")
ROUNDS = 9


def main() -> None:
    """Measure, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against-mmengine", action="store_true", help="compare every value with what mmengine loads")
    options = parser.parse_args()
    place = site_packages_of(worker_python())
    cold_s, zoo = _timed(lambda: read_zoo(place))
    file, key = Path(tempfile.mkdtemp()) / "zoo.json", key_of(place)
    write_stored(file, key, zoo)
    warm = [_timed(lambda: read_stored(file, key_of(place)))[0] for _ in range(ROUNDS)]
    index_s, index = _timed(lambda: ZooIndex(zoo.entries))
    searches = [_timed(lambda words=words: index.find(ZooQuery(words)))[0] for words in WORDS for _ in range(ROUNDS)]
    body: dict[str, Any] = {
        "configurations": len(zoo.entries),
        "cold_s": round(cold_s, 2),
        "warm_ms": round(1000 * statistics.median(warm), 1),
        "index_ms": round(1000 * index_s, 1),
        "search_ms": round(1000 * statistics.median(searches), 2),
        "longest_search_ms": round(1000 * max(searches), 2),
    }
    if options.against_mmengine:
        body |= _against(place, [(entry.library, entry.config) for entry in zoo.entries])
    print(json.dumps(body))


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _against(place: Path, configs: list[tuple[str, str]]) -> dict[str, Any]:
    files = ConfigFiles(config_roots(place))
    child = worker_child.start("benchmarks.zoo_reading_child")
    assert child.stdin is not None
    assert child.stdout is not None
    counts = {"equal": 0, "model_equal": 0, "compared": 0, "not_loaded_by_mmengine": 0}
    for library, config in configs:
        try:
            values = plain(files.read(library, config).values)
        except ConfigFileError:
            continue
        path = str(place / library / ".mim" / "configs" / config)
        child.stdin.write(json.dumps({"path": path, "values": values}) + "\n")
        child.stdin.flush()
        answer = next(json.loads(line) for line in child.stdout if line.startswith('{"differences"'))
        differences = answer["differences"]
        if differences is None:
            counts["not_loaded_by_mmengine"] += 1
            continue
        counts["compared"] += 1
        counts["equal"] += not differences
        counts["model_equal"] += not any(place.startswith(".model.") for place in differences)
    child.stdin.close()
    child.wait()
    return counts


if __name__ == "__main__":
    main()
