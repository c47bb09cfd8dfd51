"""The command line: one file a command; each parses, calls `app` or the vault, and prints.

`main` knows every command by name and one line, and imports its file only when it is called: `guvoh --help` stays
quick. `edge.py` is what they share: the vault that is asked for, the passphrase, what is printed where, errors.
"""

from guvoh.cli.main import main

__all__ = ["main"]
