"""Read the measuring data that lies beside the project and score the claims, with the scorers that lie beside it too.

    score.py [--shared ../shared] [--errors N] [--jobs N]

Without that folder there is nothing to measure: this is said, and the exit code is 0.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = ROOT / ".venv" / "bin" / "tawatur"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list misses and false claims of up to N articles")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    told = parser.parse_args()
    if not (told.shared / "data" / "gold.jsonl").is_file():
        print(f"{told.shared} has no data/gold.jsonl: the measuring data is not here, nothing was scored")
        return 0
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        for data, scorer in (("gold.jsonl", "score.py"), ("gsr.jsonl", "gsr.py")):
            gold, read = told.shared / "data" / data, Path(folder) / data
            if not gold.is_file():
                print(f"\n{data}: not here, not scored")
                continue
            began = time.perf_counter()
            with read.open("wb") as out:
                command = [COMMAND, "read", gold, "--format", "jsonl", "--jobs", str(told.jobs)]
                if subprocess.run(command, stdout=out, check=False).returncode == 2:
                    return 1  # nothing was read: the command has said why
            print(f"\n{data}, read in {time.perf_counter() - began:.1f} s", flush=True)
            command = [sys.executable, told.shared / "eval" / scorer, gold, read, "--errors", str(told.errors)]
            code |= subprocess.run(command, check=False).returncode
    return code


if __name__ == "__main__":
    sys.exit(main())
