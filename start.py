#!/usr/bin/env python3
"""Sets up the workbench and opens it: ``python3 start.py``. The whole check: ``python3 start.py test``.

Needs Python 3.11 or newer and its standard library, nothing else; everything it does is in workbench/environments.
"""

import sys


def main() -> int:
    """Check the interpreter before anything that an older one could not even read is imported."""
    if sys.version_info < (3, 11):
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.stderr.write(f"start.py: Python 3.11 or newer is needed, this is {found}; run it with a newer python3\n")
        return 1
    from workbench.environments import start_command

    return start_command.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
