"""A plan of the vault and its watcher: what leaves is a made-up id, moments, routes and a letter sealed elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from guvoh.app.records import add_record, change_record
from guvoh.errors import NotFound, Refused, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.safety.network import reachable
from guvoh.safety.watch import client, order, schedule
from guvoh.safety.watch.plan import DAY, Ladder
from guvoh.safety.watch.store import hash_of, spelled
from guvoh.text.i18n import LANGUAGES, _
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.vault.voice import Voice, name_for, voice_of

ROLES = {"buddies": "buddy", "duty": "duty", "lawyers": "lawyer"}
_AGE = b"age-encryption.org/"


def plan_of(vault: Vault, typed: str) -> Record:
    """Raises `NotFound` for what is no plan."""
    found = queries.record(vault, queries.find(vault, typed, ("record",))[1])
    if found.kind != "plan":
        raise NotFound(_("This is another kind of record."), _("`guvoh plans` lists the plans."))
    return found


def order_of(vault: Vault, plan: Record, brief: bytes = b"") -> dict[str, Any]:
    """All that a watcher gets of the plan. Raises `Refused`, naming by id every contact that a machine may not write
    to: one in the country, under 18, or of whom that is not known."""
    if brief and not brief.startswith((_AGE, b"-----BEGIN AGE ENCRYPTED FILE-----")):
        raise Refused(_("The letter is not sealed."), _("Encrypt it to its reader's age key, and give that file."))
    roles: dict[str, list[str]] = {}
    for field, role in ROLES.items():
        for id in plan.listed(field):
            roles.setdefault(id, []).append(role)
    known = {one.id: one for one in queries.records(vault, None, "contact")}
    # Reminders go to the person of the plan only where a contact says that this is the same person, and abroad.
    own = {queries.person(vault, id).id for id in plan.about}
    for one in known.values():
        if one.text("person") and _person(vault, one).id in own and _may(vault, one):
            roles.setdefault(one.id, []).append("self")
    refused = [id for id in roles if id not in known or not _may(vault, known[id])]
    if refused:
        raise Refused(
            _("These contacts may not be written to by a machine: {ids}.").format(ids=" ".join(map(short, refused))),
            _("They are in the country, under 18, or nobody said that they are not. Call them yourself, or correct"
              " the contact."), missing=tuple(refused),
        )  # fmt: skip
    every = _days(plan)
    return {
        "contacts": [_contact(vault, plan, known[id], names) for id, names in roles.items()], "every": every * DAY,
        "window": schedule.window_of(every), "ladder": asdict(Ladder()), "sealed": base64.b64encode(brief).decode(),
    }  # fmt: skip


def code_of(vault: Vault, plan: Record) -> str:
    """What the person types on the watcher's page to check in without a device."""
    return spelled(voice_of(vault, plan.id).code)


def arm(
    vault: Vault, plan: Record, watcher: str, word: str, now: datetime, brief: bytes = b"", trust: str = ""
) -> dict[str, Any]:
    """Gives the plan to the watcher and arms it. Only a watcher that answered makes a plan armed. Raises `Refused` with
    what is lacking (then its contacts have been asked to reply) and `NoAnswer`."""
    voice = voice_of(vault, plan.id)
    body = {**order_of(vault, plan, brief), "code": hash_of(spelled(voice.code)), "key": order.key_of(voice.seed)}
    dues = _dues(plan, now)
    _tell(voice, watcher, "order", now, body, word, trust)
    said = _tell(voice, watcher, "arm", now + timedelta(milliseconds=1), {"dues": dues}, "", trust)
    if plan.text("watcher") != watcher:
        change_record(vault, plan.id, {"watcher": watcher})
    _note(vault, plan, "armed", now, said)
    return said


def check_in(
    vault: Vault,
    plan: Record,
    now: datetime,
    away: tuple[date, date] | None = None,
    safe_until: datetime | None = None,
    trust: str = "",
) -> dict[str, Any]:
    """Shows the watcher that the person is safe; returns what it says of the plan."""
    dues = _dues(plan, now, away, safe_until)
    said = _tell(voice_of(vault, plan.id), _watcher(plan), "in", now, {"dues": dues}, "", trust)
    _note(vault, plan, "away" if away else "safe_until" if safe_until else "device", now, said)
    return said


def stand_down(vault: Vault, plan: Record, now: datetime, trust: str = "") -> dict[str, Any]:
    said = _tell(voice_of(vault, plan.id), _watcher(plan), "stand_down", now, {}, "", trust)
    _note(vault, plan, "stood_down", now, said)
    return said


def asked(vault: Vault, plan: Record, now: datetime, trust: str = "") -> dict[str, Any]:
    """What the watcher knows of the plan; nothing changes."""
    return _tell(voice_of(vault, plan.id), _watcher(plan), "status", now, {}, "", trust)


def _tell(
    voice: Voice, watcher: str, what: str, now: datetime, body: Mapping[str, Any], word: str, trust: str
) -> dict[str, Any]:
    at = int(now.timestamp() * 1000)
    said = {"what": what, "plan": voice.id, "counter": at, "at": at // 1000, **body}
    return client.tell(watcher, order.signed(voice.seed, said), word, trust)


def _dues(
    plan: Record, now: datetime, away: tuple[date, date] | None = None, safe_until: datetime | None = None
) -> list[int]:
    try:
        by = time.fromisoformat(plan.text("answer_by") or "20:00")
        zone = ZoneInfo(plan.text("zone") or "UTC")
    except (ValueError, KeyError, OSError) as error:
        raise WrongField(
            _("The plan's time of day or time zone cannot be read."),
            _("For example 20:00 and Europe/Warsaw."), field="answer_by",
        ) from error  # fmt: skip
    return list(schedule.moments(now, _days(plan), by, zone, away, safe_until))


def _days(plan: Record) -> int:
    return max(1, min(60, int(plan.fields.get("every") or 1)))


def _watcher(plan: Record) -> str:
    if not plan.text("watcher"):
        raise Refused(_("No watcher has this plan."), _("Arm it first: guvoh checkin PLAN --arm --watcher URL."))
    return plan.text("watcher")


def _may(vault: Vault, contact: Record) -> bool:
    return reachable(contact, _person(vault, contact) if contact.text("person") else None)


def _person(vault: Vault, contact: Record) -> Any:
    return queries.person(vault, contact.text("person"))


def _contact(vault: Vault, plan: Record, contact: Record, roles: list[str]) -> dict[str, Any]:
    routes = [
        {"channel": channel, "to": contact.text(channel)}
        for channel in ("signal", "mail", "webhook") if contact.text(channel)
    ]  # fmt: skip
    if not routes:
        raise Refused(
            _("A contact has no way by which a machine can write: {id}.").format(id=short(contact.id)),
            _("Give it a mail address, a Signal number or a webhook."),
        )
    spoken = contact.text("languages").replace(",", " ").split()
    language = next((one for one in spoken if one in LANGUAGES), "en")
    return {"id": name_for(vault, plan.id, contact.id), "roles": roles, "language": language, "routes": routes}


def _note(vault: Vault, plan: Record, how: str, now: datetime, said: Mapping[str, Any]) -> None:
    due = said.get("due_in")
    until = _moment(now + timedelta(seconds=int(due))) if isinstance(due, int) else ""
    add_record(vault, plan.case, "checkin", [], {"plan": plan.id, "at": _moment(now), "until": until, "how": how})


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
