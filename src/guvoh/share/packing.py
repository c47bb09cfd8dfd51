"""Several files as one zip, the same bytes for the same files; by its comment a later export knows its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MARK = b"a Guvoh export"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the time of day of an export is nobody's business


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.comment = MARK
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            whole.writestr(entry, data)
    return out.getvalue()


def alone(files: Mapping[str, bytes]) -> bytes:
    """The one file that there is."""
    (data,) = files.values()
    return data


def is_export(data: bytes) -> bool:
    """Whether it is a file that an export of Guvoh wrote."""
    return data.endswith(MARK) or data.startswith((b'{"guvoh":', b'{"type":"FeatureCollection","guvoh":'))
