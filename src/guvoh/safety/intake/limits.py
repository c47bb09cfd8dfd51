"""Every number of the form, for the page that writes and the program that reads."""

from __future__ import annotations

MOST_FILES = 10
MOST_BYTES = 20 * 1024 * 1024  # of all attached files together
MOST_HEAD = 512 * 1024  # bytes of the JSON with the words: 20,000 + 4 * 4,000 characters, each at most 6 bytes in JSON
# A message is filled with zeros to one of these, so that its size tells little. The last holds all that is allowed.
BUCKETS = (64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024, 12 * 1024 * 1024, 24 * 1024 * 1024)
MOST_SEALED = BUCKETS[-1] + 16 * (BUCKETS[-1] // 65536 + 1) + 4096  # age: 16 bytes for each 64 KiB, and its header
# Characters of each word field; a line is one that the page asks in one line.
FIELDS = {"what": 20_000, "when": 400, "where": 400, "whom": 4_000, "who": 4_000, "reach": 4_000}
LONGEST_NAME = 200  # characters of a file's name
