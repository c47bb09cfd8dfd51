"""A plan of the vault and its watcher: what leaves is a made-up id, moments, routes and a letter sealed elsewhere."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from guvoh.app.one_commit import one_commit
from guvoh.app.records import add_record, draft_change, draft_record
from guvoh.book.watching import CALLED, written
from guvoh.errors import NoAnswer, NotFound, Refused, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.model.records.checking import LINE
from guvoh.safety.network import reachable
from guvoh.safety.network.watching import days
from guvoh.safety.watch import client, order, schedule
from guvoh.safety.watch.plan import DAY, Ladder
from guvoh.safety.watch.store import hash_of, spelled
from guvoh.text.i18n import LANGUAGES, _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault
from guvoh.vault.voice import Voice, name_for, voice_of

AFTER = timedelta(milliseconds=1)  # between the order and what arms it: each word counts higher than the one before
ROLES = {"buddies": "buddy", "duty": "duty", "lawyers": "lawyer"}
_AGE = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class Word:
    """One word to a watcher, signed and not sent yet. `note` leaves as it is, letter by letter; `how` is the check-in
    that it is, "" for none."""

    watcher: str
    what: str
    how: str
    note: str

    @property
    def said(self) -> dict[str, Any]:
        """What stands in the note."""
        return dict(json.loads(self.note.rpartition("\n\n")[0]))


def plan_of(vault: Vault, typed: str) -> Record:
    """Raises `NotFound` for what is no plan."""
    found = queries.record(vault, queries.find(vault, typed, ("record",))[1])
    if found.kind != "plan":
        raise NotFound(_("This is another kind of record."), _("`guvoh plans` lists the plans."))
    return found


def roles_of(vault: Vault, plan: Record) -> dict[str, list[str]]:
    """By id of each contact what it is in the alarms. Reminders go to the person of the plan only where a contact says
    that this is the same person, and abroad."""
    roles: dict[str, list[str]] = {}
    for field, role in ROLES.items():
        for id in plan.listed(field):
            roles.setdefault(id, []).append(role)
    own = {queries.person(vault, id).id for id in plan.about}
    for one in queries.records(vault, None, "contact"):
        if one.text("person") and _person(vault, one).id in own and _may(vault, one):
            roles.setdefault(one.id, []).append("self")
    return roles


def order_of(vault: Vault, plan: Record, brief: bytes = b"") -> dict[str, Any]:
    """All that a watcher gets of the plan. Raises `Refused`, naming by id every contact that a machine may not write
    to: one in the country, under 18, or of whom that is not known."""
    if unsealed(brief):
        raise Refused(_("The letter is not sealed."), _("Encrypt it to its reader's age key, and give that file."))
    roles = roles_of(vault, plan)
    known = {one.id: one for one in queries.records(vault, None, "contact")}
    refused = [id for id in roles if id not in known or not _may(vault, known[id])]
    if refused:
        raise Refused(
            _("These contacts may not be written to by a machine: {ids}.").format(ids=" ".join(map(short, refused))),
            _("They are in the country, under 18, or nobody said that they are not. Call them yourself, or correct"
              " the contact."), missing=tuple(refused),
        )  # fmt: skip
    every = days(plan)
    return {
        "contacts": [_contact(vault, plan, known[id], names) for id, names in roles.items()], "every": every * DAY,
        "window": schedule.window_of(every), "ladder": asdict(Ladder()), "sealed": base64.b64encode(brief).decode(),
    }  # fmt: skip


def unsealed(brief: bytes) -> bool:
    """Whether it is a letter that somebody could read on its way."""
    return bool(brief) and not brief.startswith((_AGE, b"-----BEGIN AGE ENCRYPTED FILE-----"))


def code_of(vault: Vault, plan: Record) -> str:
    """What the person types on the watcher's page to check in without a device."""
    return spelled(voice_of(vault, plan.id).code)


def order_word(vault: Vault, plan: Record, watcher: str, now: datetime, brief: bytes = b"") -> Word:
    """The order for a watcher, signed: what it holds is all that the watcher gets. Nothing is sent by this. Raises
    `Refused` as `order_of`, and for an address that is asked in the clear."""
    if len(watcher) > LINE:
        raise Refused(_("This is too long for an address."), "")
    client.refuse_address(watcher)
    voice = voice_of(vault, plan.id)
    body = {**order_of(vault, plan, brief), "code": hash_of(spelled(voice.code)), "key": order.key_of(voice.seed)}
    return _word(voice, watcher, "order", now, body)


def arm_word(vault: Vault, plan: Record, watcher: str, now: datetime) -> Word:
    """What arms the plan that the watcher was given: the moments of its check-ins, as seconds from `now`."""
    return _word(voice_of(vault, plan.id), watcher, "arm", now, {"dues": _dues(plan, now)})


def in_word(
    vault: Vault, plan: Record, now: datetime, away: tuple[date, date] | None = None, safe_until: datetime | None = None
) -> Word:
    """What shows the watcher that the person is safe."""
    how = "away" if away else "safe_until" if safe_until else "device"
    dues = {"dues": _dues(plan, now, away, safe_until)}
    return _word(voice_of(vault, plan.id), _watcher(plan), "in", now, dues, how)


def stand_down_word(vault: Vault, plan: Record, now: datetime) -> Word:
    return _word(voice_of(vault, plan.id), _watcher(plan), "stand_down", now, {}, "stood_down")


def status_word(vault: Vault, plan: Record, now: datetime) -> Word:
    """What asks how the plan stands; nothing changes there."""
    return _word(voice_of(vault, plan.id), _watcher(plan), "status", now, {})


def send(word: Word, group: str = "", trust: str = "") -> dict[str, Any]:
    """What the watcher answers. The only line of this module that connects; it needs no vault. `group`: the group's
    word, for a new plan. Raises as `client.tell`."""
    return client.tell(word.watcher, word.note, group, trust)


def keep_answer(vault: Vault, plan: Record, word: Word, now: datetime, said: Mapping[str, Any]) -> None:
    """What the watcher said, the check-in that it was, and the replies of contacts of which it knows: one commit."""
    told_of = said.get("contacts")
    heard = told_of if isinstance(told_of, dict) else {}
    replied = {id: (now - timedelta(seconds=ago)).date().isoformat()
               for id, name in names_there(vault, plan).items() if (ago := _seconds(heard.get(name))) >= 0}  # fmt: skip
    due = said.get("due_in")
    far = 100 * 366 * DAY
    until = written(now + timedelta(seconds=30 + max(-far, min(due, far)))) if isinstance(due, int) else ""
    with one_commit(vault) as batch:
        if word.what == "arm" and plan.text("watcher") != word.watcher:
            draft_change(vault, batch, plan.id, {"watcher": word.watcher})
        if word.how:
            told = {"plan": plan.id, "at": written(now), "until": until, "how": word.how}
            draft_record(vault, batch, plan.case, "checkin", [], told)
        for id, day in replied.items():
            if queries.record(vault, id).text("confirmed_on") < day:
                draft_change(vault, batch, id, {"confirmed_on": day})
        _keep(vault, batch, plan, now, {
            "outcome": "answered", "watcher": word.watcher, "answered_at": written(now), "silent_since": "",
            "state": str(said.get("state") or ""), "due": until, "hold": str(said.get("hold") or ""),
            "lacking": " ".join(map(str, said.get("lacking") or ())), "replied": sorted(replied),
        })  # fmt: skip


def _seconds(said: object) -> int:
    """What a watcher says, within a hundred years; -1 for what is no number."""
    return max(-1, min(int(said), 100 * 366 * DAY)) if isinstance(said, int) else -1


def keep_no(vault: Vault, plan: Record, word: Word, now: datetime, error: Refused | NoAnswer) -> None:
    """That the watcher said no, or since when it does not answer. Of a plan that no watcher ever had, only a no."""
    if isinstance(error, Refused):
        kept = {"outcome": "declined", "watcher": word.watcher, "answered_at": written(now), "silent_since": "",
                "lacking": " ".join(error.missing)}  # fmt: skip
    elif plan.text("watcher"):
        old = _kept(vault, plan)
        kept = {"outcome": "no_answer", "watcher": word.watcher,
                "silent_since": (old.text("silent_since") if old else "") or written(now)}  # fmt: skip
    else:
        return
    with one_commit(vault) as batch:
        _keep(vault, batch, plan, now, kept)


def arm(
    vault: Vault, plan: Record, watcher: str, word: str, now: datetime, brief: bytes = b"", trust: str = ""
) -> dict[str, Any]:
    """Gives the plan to the watcher and arms it. Only a watcher that answered makes a plan armed. Raises `Refused` with
    what is lacking (then its contacts have been asked to reply) and `NoAnswer`."""
    given, arming = order_word(vault, plan, watcher, now, brief), arm_word(vault, plan, watcher, now + AFTER)
    _told(vault, plan, given, now, word, trust, only_no=True)
    return _told(vault, plan, arming, now, "", trust)


def check_in(
    vault: Vault,
    plan: Record,
    now: datetime,
    away: tuple[date, date] | None = None,
    safe_until: datetime | None = None,
    trust: str = "",
) -> dict[str, Any]:
    """Shows the watcher that the person is safe; returns what it says of the plan."""
    return _told(vault, plan, in_word(vault, plan, now, away, safe_until), now, "", trust)


def stand_down(vault: Vault, plan: Record, now: datetime, trust: str = "") -> dict[str, Any]:
    return _told(vault, plan, stand_down_word(vault, plan, now), now, "", trust)


def asked(vault: Vault, plan: Record, now: datetime, trust: str = "") -> dict[str, Any]:
    """What the watcher knows of the plan; nothing changes there, and what it says is noted."""
    return _told(vault, plan, status_word(vault, plan, now), now, "", trust)


def note_call(vault: Vault, plan: Record, now: datetime, note: str) -> str:
    """Somebody spoke with the person: noted here, and the watcher does not know it. Returns the record's id."""
    told = {"plan": plan.id, "at": written(now), "how": CALLED, "note": note}
    return add_record(vault, plan.case, "checkin", [], told)


def _told(
    vault: Vault, plan: Record, word: Word, now: datetime, group: str, trust: str, only_no: bool = False
) -> dict[str, Any]:
    """Sent, and what came of it kept; of an order only its no, for arming follows."""
    try:
        said = send(word, group, trust)
    except (Refused, NoAnswer) as error:
        keep_no(vault, plan, word, now, error)
        raise
    if not only_no:
        keep_answer(vault, plan, word, now, said)
    return said


def _word(voice: Voice, watcher: str, what: str, now: datetime, body: Mapping[str, Any], how: str = "") -> Word:
    at = int(now.timestamp() * 1000)
    said = {"what": what, "plan": voice.id, "counter": at, "at": at // 1000, **body}
    how = how or ("armed" if what == "arm" else "")
    return Word(watcher, what, how, order.signed(voice.seed, said))


def _keep(vault: Vault, batch: Batch, plan: Record, now: datetime, fields: Mapping[str, Any]) -> None:
    """One record for each plan; its versions are the history."""
    said = {name: value[:LINE] if isinstance(value, str) else value for name, value in fields.items()}
    old, told = _kept(vault, plan), {"plan": plan.id, "asked_at": written(now), **said}
    if old is None:
        draft_record(vault, batch, plan.case, "watching", [], told)
    else:
        draft_change(vault, batch, old.id, told)


def _kept(vault: Vault, plan: Record) -> Record | None:
    mine = [one for one in queries.records(vault, plan.case, "watching") if one.text("plan") == plan.id]
    return max(mine, key=lambda one: one.text("asked_at"), default=None)


def names_there(vault: Vault, plan: Record) -> dict[str, str]:
    """By id of each contact of the plan: what the watcher calls it."""
    known = {one.id for one in queries.records(vault, None, "contact")}
    return {id: name_for(vault, plan.id, id) for id in roles_of(vault, plan) if id in known}


def _dues(
    plan: Record, now: datetime, away: tuple[date, date] | None = None, safe_until: datetime | None = None
) -> list[int]:
    by, zone = refuse_times(plan.text("answer_by"), plan.text("zone"))
    return list(schedule.moments(now, days(plan), by, zone, away, safe_until))


def refuse_times(answer_by: str, zone: str, every: str = "") -> tuple[time, ZoneInfo]:
    """The time of day and the zone of check-ins, 20:00 and UTC where they are left out. Raises `WrongField` for what
    cannot be read, and for more than 60 days between two check-ins."""
    try:
        by = time.fromisoformat(answer_by or "20:00")
        if by.tzinfo is not None:
            raise ValueError
    except ValueError as error:
        hint = _("For example 20:00.")
        raise WrongField(_("This time of day cannot be read."), hint, field="answer_by") from error
    if every.isdecimal() and not (len(every) < 4 and 1 <= int(every) <= schedule.AHEAD):
        raise WrongField(_("From 1 to 60 days can lie between two check-ins."), "", field="every")
    try:
        return by, ZoneInfo(zone or "UTC")
    except (ValueError, KeyError, OSError) as error:
        hint = _("For example Europe/Warsaw.")
        raise WrongField(_("This time zone is not known."), hint, field="zone") from error


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
