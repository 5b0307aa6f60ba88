"""How long does each step of the setup take on this machine, from a fresh clone?

python benchmarks/setup_steps.py          caches of the person used, as on a second checkout
python benchmarks/setup_steps.py --cold   empty caches: every package downloaded, mmcv compiled
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cold", action="store_true", help="start with empty caches")
    options.add_argument("--python", default="python3", help="the interpreter that runs start.py")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="workbench-setup-") as folder:
        clone, caches = Path(folder) / "clone", Path(folder) / "caches"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        env = dict(os.environ)
        if chosen.cold:
            env |= {
                "UV_CACHE_DIR": str(caches / "uv"),
                "PIP_CACHE_DIR": str(caches / "pip"),
                "WORKBENCH_CACHE": str(caches / "workbench"),
            }
        print(
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {'cold' if chosen.cold else 'warm'} caches",
            flush=True,
        )
        code = _timed("first", clone, env, chosen.python)
        return code or _timed("again, with nothing to do", clone, env, chosen.python)


def _timed(title: str, clone: Path, env: dict[str, str], python: str) -> int:
    start = time.monotonic()
    code = subprocess.call([python, "start.py", "setup"], cwd=clone, env=env)
    print(f"{title}: {time.monotonic() - start:.1f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
