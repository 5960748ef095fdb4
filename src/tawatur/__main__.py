"""``python -m tawatur`` is the command."""

from tawatur.cli import main

if __name__ == "__main__":
    main()
