"""Write the terminal picture in README.md anew from what the command really shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = ["tawatur", "read", "examples/pages/siege-3-masar.txt", "--captured", "2024-03-20"]


def main() -> int:
    environ = os.environ | {"COLUMNS": "96", "TAWATUR_BIDI": "terminal"}
    run = [sys.executable, "-m", *COMMAND]
    shown = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, env=environ, check=True).stdout
    path = ROOT / "README.md"
    block = f"<!-- demo -->\n```\n$ {' '.join(COMMAND)}\n\n{shown.rstrip()}\n```\n<!-- /demo -->"
    text = re.sub(r"<!-- demo -->.*?<!-- /demo -->", lambda _: block, path.read_text(encoding="utf-8"), flags=re.S)
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
