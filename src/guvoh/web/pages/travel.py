"""Before you travel: the advice, a backup that is proven, what this machine would still show; and the vault removed
from it, when that is asked for twice."""

from __future__ import annotations

from pathlib import Path

from guvoh import app
from guvoh.errors import GuvohError, Refused
from guvoh.safety.recovery.proven import Proof, prove, refuse_older
from guvoh.safety.recovery.proven import remove as removed
from guvoh.safety.recovery.remains import remains
from guvoh.safety.recovery.travelling import deletion_cannot, not_looked_at, remnant_words, steps
from guvoh.text.i18n import _, comma
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.ending import end_without_keeping, proving, whole_path
from guvoh.web.fields import Sentences
from guvoh.web.show import page

KEY = "travel"  # of the proof of this sitting


def travel(ask: Ask, wrong: Sentences | None = None, proof: Proof | None = None) -> Answer:
    with ask.desk.mutex:
        left = list(remains(Path.home(), app.is_paper))
        backup = _proven(ask)
        return page(
            ask, "travel.html", _("Before you travel"), status=422 if wrong else 200, steps=steps(), remains=left,
            names=remnant_words(), elsewhere=not_looked_at(), cannot=deletion_cannot(), wrong=wrong or Sentences(),
            backup=ask.form.get("backup") or str(backup or f"{ask.desk.folder}-backup"), proof=proof,
            may_remove=backup is not None, cases=queries.cases(ask.vault), name=ask.desk.folder.resolve().name,
            typed=ask.form.get("name"),
        )  # fmt: skip


def prove_it(ask: Ask) -> Answer:
    """Without the mutex: it reads every byte of the backup."""
    wrong, proof = Sentences(), None
    ask.desk.drafts.pop(KEY, None)
    with proving(wrong):
        backup = whole_path(ask.form.get("backup"))
        proof = prove(ask.desk.folder, backup, ask.form.fields.get("passphrase", ("",))[0])
        ask.desk.drafts[KEY] = {"backup": backup}
    return travel(ask, wrong or None, proof)


def remove(ask: Ask) -> Answer:
    """Ends the desk. What is typed and not kept is lost: kept, it would be newer than the backup."""
    backup, wrong = _proven(ask), Sentences()
    if backup is None:
        raise Refused(
            _("Nothing is removed without a proven backup."), _("Prove it on this page. Nothing was removed.")
        )
    if ask.form.get("handed") != "yes":
        wrong["handed"] = _("Hand it over first. Nothing was removed.")
    if ask.form.get("name") != ask.desk.folder.resolve().name:
        wrong["name"] = _("This is another name. Nothing was removed.")
    if not wrong:
        try:
            refuse_older(ask.desk.folder, backup)
        except GuvohError as error:
            wrong["name"] = f"{error.message} {error.hint}"
    if wrong:
        return travel(ask, wrong)
    end_without_keeping(ask.desk)
    left = removed(ask.desk.folder, backup)
    said = [_("The vault is removed from this machine.")]
    if left:
        said.append(_("Left in its folder, for it is not the vault's: {names}.").format(names=comma().join(left)))
    return page(ask, "gone.html", _("Removed"), said=[*said, deletion_cannot()])


def _proven(ask: Ask) -> Path | None:
    found = ask.desk.drafts.get(KEY, {}).get("backup")
    return found if isinstance(found, Path) else None


def _travel(ask: Ask) -> Answer:
    return travel(ask)


PAGES = (
    Page("/travel", _travel, holds=False),
    Page("/travel/prove", prove_it, ("POST",), holds=False),
    Page("/travel/remove", remove, ("POST",)),
)
