"""`make demo`: the invented case file, from sixteen documents to a chronology. `make demo FILES="a b"`: your own files.

Nothing here uses the network, and nothing outside demo/out is touched.
"""

from __future__ import annotations

import sys
import time

import invented
import own

from guvoh.errors import GuvohError, Stopped


def main(files: list[str]) -> int:
    begun = time.monotonic()
    try:
        if files:
            own.run(files)
        else:
            invented.run(begun)
    except KeyboardInterrupt:
        print("Stopped. Give `make demo` again to start anew.", file=sys.stderr)
        return Stopped.exit_code
    except GuvohError as error:
        print(f"demo: {error.message}\n      {error.hint}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
