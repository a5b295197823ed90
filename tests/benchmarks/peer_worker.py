"""One peer in a process of its own: `python -m tests.benchmarks.peer_worker KEY FOLDER`.

Reads FOLDER/texts.json (`sample`, `sets`), writes FOLDER/KEY.json. Only what the peer itself needs is
imported before the memory is read.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import time
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

RUNS = 3


class WithoutTorch(MetaPathFinder):
    """Hides PyTorch: no peer needs it, no installation has it, but spaCy loads it where training brought it in."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Nothing, but for PyTorch an error as if it were not there."""
        if name.partition(".")[0] == "torch":
            raise ModuleNotFoundError(name, name=name)


def peak_mb() -> float:
    """The most memory that this process ever had resident, in MB."""
    # getrusage begins with what the parent had; the kernel's own line does not.
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(key: str, folder: Path) -> dict[str, Any]:
    """Load the peer, time it, let it read every set."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    from tests.benchmarks.peers import PEERS

    peer = PEERS[key].load(folder)
    peer.say(["A first text, for what is loaded only now."])
    load = time.perf_counter() - started
    sample = texts["sample"]
    peer.say(sample[:200])
    before = getattr(peer, "looked_twice", 0)
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        peer.say(sample)
        times.append(time.process_time() - started)
    told: dict[str, Any] = {
        "bytes": peer.size,
        "load_seconds": load,
        "texts_per_second": len(sample) / min(times),
        "peak_mb": peak_mb(),
        "looked_twice": (getattr(peer, "looked_twice", 0) - before) / RUNS / len(sample),
    }
    told["said"] = {name: peer.say(one) for name, one in texts["sets"].items()}
    return told


def main() -> None:
    """Measure the peer named on the command line, on one core."""
    key, folder = sys.argv[1], Path(sys.argv[2])
    sys.meta_path.insert(0, WithoutTorch())
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    (folder / f"{key}.json").write_text(json.dumps(measure(key, folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
