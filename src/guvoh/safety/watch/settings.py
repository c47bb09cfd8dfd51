"""How this watcher is reached and how it sends: one YAML file in its folder. Secrets stand in files of their own, which
the settings name; so none is ever in an argument, where every user of the machine could read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _

EMPTY = """\
# How this watcher is reached, and how it sends. docs/WATCH.md says each line. Secrets stand in files, named here.
address: ""             # what people and devices type, for example https://watch.example.org
listen: 127.0.0.1:8765  # behind a web server or an onion service; or 0.0.0.0:443 with the two lines below
certificate: ""         # PEM file
key: ""                 # PEM file
mail:
  host: ""              # leave empty for no mail
  port: 587
  tls: starttls         # starttls, tls; none is refused unless the host is this machine
  user: ""
  password_file: ""
  sender: ""
  trust: ""             # PEM file of the authority that is believed in place of the system's; mostly empty
webhook:
  secret_file: ""       # leave empty for no webhooks
  trust: ""             # the same
signal:
  daemon: ""            # http://127.0.0.1:8080 of `signal-cli daemon --http`; leave empty for none
  account: ""
"""


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """`parts` are the sections as they stand, checked by the channel that reads them."""

    folder: Path
    address: str
    listen: tuple[str, int]
    certificate: str
    key: str
    parts: Mapping[str, Mapping[str, Any]]

    def part(self, name: str) -> Mapping[str, Any]:
        return self.parts.get(name) or {}

    def file(self, name: str, field: str) -> str:
        """The path of the file that a section names, in this folder; "" where it names none."""
        named = str(self.part(name).get(field) or "")
        return str((self.folder / named).absolute()) if named else ""

    def secret(self, name: str, field: str) -> str:
        """The first line of the file that a section names; "" where it names none."""
        named = str(self.part(name).get(field) or "")
        if not named:
            return ""
        try:
            return (self.folder / named).read_text("utf-8").split("\n")[0].strip()
        except (OSError, UnicodeDecodeError) as error:
            raise NotFound(
                _("A file that the settings name cannot be read: {field}.").format(field=f"{name}.{field}"),
                _("Look at settings.yaml in the watcher's folder."),
            ) from error


def read_settings(folder: Path) -> Settings:
    """Raises `UsageError` for what cannot be used; no value is said."""
    import yaml

    try:
        said = yaml.safe_load((folder / "settings.yaml").read_text("utf-8")) or {}
        host, _colon, port = str(said.get("listen") or "127.0.0.1:8765").rpartition(":")
        parts = {name: dict(said.get(name) or {}) for name in ("mail", "webhook", "signal")}
        files = [str((folder / f).absolute()) if (f := said.get(n)) else "" for n in ("certificate", "key")]
        address = str(said.get("address") or "").rstrip("/")
        return Settings(folder, address, (host, int(port)), files[0], files[1], parts)
    except (OSError, ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise UsageError(
            _("The watcher's settings cannot be read."), _("Look at settings.yaml in its folder.")
        ) from error
