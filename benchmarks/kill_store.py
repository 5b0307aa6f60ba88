"""Kill -9 of a labelling process at random moments: how many acknowledged edits are lost, how many files corrupt.

    .venv/bin/python benchmarks/kill_store.py [--kills 50] [--seed 1] [--window]

With --window it is the real window, shown on whatever platform Qt finds.

Prints one line of figures; the exit code is 1 when anything was lost. Every 50 kills begin with a new project.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.journeys.kill_harness import run_campaign

KILLS_A_PROJECT = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", action="store_true")
    args = parser.parse_args()
    started = time.monotonic()
    campaigns = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_STATE"] = str(Path(folder) / "state")
        for number in range(0, args.kills, KILLS_A_PROJECT):
            kills = min(KILLS_A_PROJECT, args.kills - number)
            campaigns.append(run_campaign(Path(folder) / f"project-{number}", kills, args.seed + number, args.window))
    lost = [name for campaign in campaigns for name in campaign.lost]
    corrupt = [name for campaign in campaigns for name in campaign.corrupt]
    print(
        f"{sum(c.kills for c in campaigns)} kills, {sum(c.acknowledged for c in campaigns)} acknowledged edits: "
        f"{len(lost)} lost, {len(corrupt)} corrupt, {time.monotonic() - started:.0f} s, seed {args.seed}"
    )
    for name in (*lost, *corrupt):
        print(f"  {name}")
    return 1 if lost or corrupt else 0


if __name__ == "__main__":
    sys.exit(main())
