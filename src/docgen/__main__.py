"""`python -m docgen`, and what the installed command `docgen` calls: this process is the program, from the first line on."""

try:
    from docgen.cli import signals

    signals.install()
except KeyboardInterrupt:
    raise SystemExit(130) from None

import sys

from docgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
