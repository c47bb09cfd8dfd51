"""Checks: `scrub` without any key, `verify` with it. Each finding names a file and says what to do."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Damage, GuvohError, UsageError
from guvoh.text.i18n import _
from guvoh.vault import codec, tip
from guvoh.vault.folding import check_positions, open_entry
from guvoh.vault.locking import lock
from guvoh.vault.merkle import Tree, leaf_hash
from guvoh.vault.objects import Store
from guvoh.vault.opening import find_heads
from guvoh.vault.segments import parse_segment, read_segment
from guvoh.vault.state import check_root, log_path, raw_tips, read_log, read_state, residue
from guvoh.vault.vault import Vault, open_with_key
from guvoh.vault.view import SCHEMA_VERSION, View


@dataclass(frozen=True, slots=True)
class Report:
    """`findings` is damage, one sentence each; `residue` is what a crash left, or a restoring,
    and nobody lost anything by.
    `locked`: closed cases that were not looked into; their files were checked as ciphertext.
    `checkpoint` is what to keep elsewhere: only it shows that a whole vault was put back to an earlier state."""

    findings: tuple[str, ...]
    residue: tuple[str, ...]
    entries: int
    objects: int
    checkpoint: str
    locked: int = 0


Progress = Callable[[int, int], None]


def scrub(folder: Path, progress: Progress = lambda done, all: None) -> Report:
    """Every object against its name, every log against its tip's root. Needs no passphrase."""
    findings: list[str] = []
    store = Store(folder / "objects")
    names = list(store.names())
    for n, name in enumerate(names):
        if store.digest(name) != name:
            findings.append(_("objects/{name} is damaged.").format(name=f"{name[:2]}/{name}"))
        progress(n + 1, len(names))
    entries, newest, closed = 0, "", 0
    epoch = -1
    for name, data in raw_tips(folder):
        try:
            of = tip.parse(data)
            check_root(of, read_log(folder, of))
            entries += of.size
            if of.epoch > epoch:
                epoch, newest, closed = of.epoch, _checkpoint(of), _closed_in(folder, of)
        except ValueError:
            findings.append(_("ledger/{name}.tip is damaged.").format(name=name))
        except Damage as damage:
            findings.append(damage.message)
    if epoch < 0:
        findings.append(_("The ledger's tip is missing."))
    try:
        find_heads(folder)
    except GuvohError as error:
        findings.append(error.message)
    return Report(tuple(findings), (), entries, len(names), newest, closed)


def _closed_in(folder: Path, of: tip.Tip) -> int:
    """How many closed cases the keyring holds: what kind a record is of stands in clear."""
    found = {(r.kind, r.id) for s in of.segments for r in parse_segment(read_segment(folder / "keyring", s), s.name)}
    return sum(kind == "closed" for kind, _id in found)


def verify(
    folder: Path, vault_key: bytes, progress: Progress = lambda done, all: None, closed: Sequence[str] = ()
) -> Report:
    """Everything: heads, keyring, tips, each entry, each object, the view. Nothing is written."""
    findings: list[str] = []
    left: list[str] = []
    with lock(folder):
        try:
            state = read_state(folder, vault_key)
        except Damage as damage:
            return Report((damage.message,), (), 0, 0, "")
        findings += [_("{what}.").format(what=p) for p in state.problems]
        for of in state.tips.values():
            try:
                check_root(of, read_log(folder, of))
            except Damage as damage:
                findings.append(damage.message)
            if residue(folder, of):
                left.append(_("ledger/{name}.log: bytes behind the tip, left by a crash").format(name=of.device))
    if findings:
        return Report(tuple(findings), tuple(left), 0, 0, _checkpoint(state.newest))
    try:
        with open_with_key(folder, vault_key, heal=False, closed=closed) as vault:
            entries, objects = _verify_open(vault, findings, left, progress)
            locked = len(vault.keyring.locked())
    except Damage as damage:
        findings.append(f"{damage.message} {damage.hint}")
        entries = objects = locked = 0
    return Report(tuple(findings), tuple(left), entries, objects, _checkpoint(state.newest), locked)


def _verify_open(vault: Vault, findings: list[str], left: list[str], progress: Progress) -> tuple[int, int]:
    named: dict[str, bytes] = {}
    erased: set[bytes] = set()
    unopened: dict[bytes, str] = {}
    entries = 0
    for of in vault.state.tips.values():
        for place, record in enumerate(read_log(vault.folder, of)):
            entries += 1
            try:
                opened = open_entry(vault, record, of, place, vault.keyring.can_open)
            except Damage as damage:
                findings.append(damage.message)
                continue
            if opened is None:
                header = codec.decode(codec.decode(record)[0])
                unopened.setdefault(header["compartment"], f"{of.device}.log {place}")
                continue
            header_, entry = opened
            if entry.kind == "erased":
                erased.update(entry.body["compartments"])
                for name in entry.body["objects"]:
                    named.pop(name, None)
            if entry.body.get("object"):
                named[entry.body["object"]] = header_.compartment
    for compartment, where in unopened.items():
        if compartment not in erased and vault.keyring.closed_case_of(compartment) is None:
            findings.append(
                _("The key for entry {where} is missing, and no entry says that it was erased.").format(where=where)
            )
    present = set(vault.store.names())
    for n, name in enumerate(sorted(named)):
        digest = vault.store.digest(name)
        if digest is None:
            findings.append(_("objects/{name} is missing.").format(name=f"{name[:2]}/{name}"))
        elif digest != name:
            findings.append(_("objects/{name} is damaged.").format(name=f"{name[:2]}/{name}"))
        progress(n + 1, len(named))
    stray = present - set(named)
    for name in sorted(stray):
        if vault.store.digest(name) != name:
            findings.append(_("objects/{name} is damaged.").format(name=f"{name[:2]}/{name}"))
    if stray and not vault.keyring.locked():
        left.append(_("{n} objects that no entry names (`guvoh rebuild` removes them)").format(n=len(stray)))
    _verify_view(vault, findings, left)
    for compartment in sorted(c for c in erased if vault.state.keyring.has(c)):
        findings.append(_("A key that was erased is in the keyring: {id}.").format(id=compartment.hex()))
    return entries, len(named)


def _verify_view(vault: Vault, findings: list[str], left: list[str]) -> None:
    path = vault.folder / "view.db"
    if not path.exists():
        if vault.state.newest.epoch > 1:  # a new vault has none until it is opened
            left.append(_("view.db is missing; the next command makes it anew from the ledger, nothing is lost"))
        return
    try:
        with contextlib.closing(View(path, vault.state.secrets.view)) as view:
            pages = view.damaged_pages()
            if not pages and (view.is_unmade() or view.meta("schema") != str(SCHEMA_VERSION)):
                findings.append(_("view.db is unfinished, or another version of Guvoh made it: give `guvoh rebuild`."))
                return
            positions = [] if pages else view.positions()
    except Damage:
        pages, positions = ["?"], []
    if pages:
        findings.append(_("view.db is damaged. It holds nothing that is not in the ledger: give `guvoh rebuild`."))
        return
    try:
        seen = check_positions(positions, vault.state)
    except Damage as damage:
        findings.append(f"{damage.message} {damage.hint}")
        return
    if any(seen.get(of.device, (0, 0))[0] != of.size for of in vault.state.tips.values()):
        findings.append(_("view.db does not stand where the ledger does: give `guvoh rebuild`."))


def _checkpoint(of: tip.Tip) -> str:
    """One line to keep on paper or elsewhere: origin, size, root."""
    return f"{tip.origin(of.vault, of.device)} {of.size} {base64.b64encode(of.root()).decode()}"


def agrees(folder: Path, kept: str) -> str | None:
    """None when the vault has grown from the checkpoint line that was kept elsewhere; else one sentence. No key."""
    try:
        name, size_, root = kept.split()
        size = int(size_)
        device = name.rsplit("/", 1)[1]
    except (ValueError, IndexError) as error:
        raise UsageError(
            _("This is not a checkpoint."), _("It is one line: a name, a number, and 44 letters and signs.")
        ) from error
    tips = {n: tip.parse(data) for n, data in raw_tips(folder)}
    of = tips.get(device)
    if of is None or tip.origin(of.vault, of.device) != name:
        return _("The checkpoint is of another vault, or its log is missing.")
    if of.size < size:
        return _("The vault is older than the checkpoint: it was put back to an earlier state.")
    tree = Tree()
    for record in read_log(folder, of)[:size]:
        tree.append(leaf_hash(record))
    if base64.b64encode(tree.root()).decode() != root:
        return _("The entries before the checkpoint are not those that it was made from.")
    return None


def checkpoint(vault: Vault) -> str:
    return _checkpoint(vault.state.newest)


def log_bytes(folder: Path) -> int:
    return sum(log_path(folder, name).stat().st_size for name, _data in raw_tips(folder))


def last_kept(folder: Path, vault_key: bytes) -> str:
    """The moment of the newest entry that opens without a closed case, ISO 8601; "" where there is none."""
    newest = ""
    with open_with_key(folder, vault_key, heal=False) as vault:
        for of in vault.state.tips.values():
            records = read_log(folder, of)
            for place in range(len(records) - 1, -1, -1):
                opened = open_entry(vault, records[place], of, place, vault.keyring.can_open)
                if opened is not None:
                    newest = max(newest, opened[1].at)
                    break
    return newest
