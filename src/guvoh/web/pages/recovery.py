"""The recovery words in shares: made, written down one at a time, tried; and who keeps them. No share is kept: what is
being written down lies in memory until it is on paper, the desk ends, or somebody stops."""

from __future__ import annotations

from dataclasses import dataclass, field

from guvoh.app import recovering
from guvoh.book.record_names import names_in
from guvoh.errors import NotFound, UsageError, WrongPassphrase
from guvoh.safety.recovery import standings
from guvoh.text import i18n
from guvoh.text.i18n import _, comma
from guvoh.vault import queries, shares
from guvoh.vault.shares import Share
from guvoh.web.ask import Answer, Ask, Form, Page, download, go
from guvoh.web.fields import Sentences
from guvoh.web.show import number, page

LANGUAGES = (("en", "English"), ("ru", "Русский"), ("tg", "Тоҷикӣ"), ("fa", "فارسی"))
WORDS = ("words1", "words2", "words3", "words4", "words5")  # fields, one share each
ASKED = (5, 21)  # which words of a share are asked back from the paper
KEY = "shares"


@dataclass(repr=False)
class Making:
    """The shares that are not yet on paper, the next first. `secret`: the new key, which counts only after the last."""

    left: list[Share]
    of: int
    secret: bytes | None
    written: list[int] = field(default_factory=list)


def recovery(ask: Ask, wrong: Sentences | None = None, proven: tuple[int, ...] = ()) -> Answer:
    known = queries.records(ask.vault, None, "custodian")
    listed = standings(ask.vault, known, ask.desk.today.isoformat())
    tried = max((one.text("tried_on") for one in known), default="")
    numbers = comma().join(number(n) for n in proven)
    return page(
        ask, "recovery.html", _("Recovery words in shares"), status=422 if wrong else 200, wrong=wrong or Sentences(),
        typed=ask.form if wrong else Form(), listed=listed, names=names_in(ask.vault, known), tried=tried,
        proven=proven, numbers=numbers, cases=queries.cases(ask.vault), making=_making(ask), words=WORDS,
        keeping=[one for one in listed if not one.record.text("ended_on")], drilled=ask.path.endswith("/drill"),
    )  # fmt: skip


def make(ask: Ask) -> Answer:
    """Shares of the key that there is, or of a new one; nothing changes before the last is on paper."""
    wrong, way, key = Sentences(), ask.form.get("way"), ask.form.get("key")
    if way not in shares.WAYS:
        wrong["way"] = _("Choose one.")
    if key not in ("same", "new"):
        wrong["key"] = _("Choose one.")
    typed = _typed(ask, wrong) if key == "same" else []
    if key == "same" and not typed and not wrong:
        wrong["words1"] = _("Type the recovery words that there are, or older shares.")
    if wrong:
        return recovery(ask, wrong)
    try:
        if key == "new":
            made, secret = recovering.new_key(way)
            _keep(ask, Making(list(made), len(made), secret))
        else:
            made = recovering.same_key(ask.desk.folder, typed, way)
            _keep(ask, Making(list(made), len(made), None))
    except (UsageError, WrongPassphrase) as error:
        wrong["words1"] = f"{error.message} {error.hint}"
        return recovery(ask, wrong)
    return go("/recovery/share")


def share(ask: Ask) -> Answer:
    """One of them, until two of its words were typed from the paper."""
    making = _making(ask)
    if making is None:
        return go("/recovery")
    one, wrong = making.left[0], Sentences()
    words = one.words.split()
    if ask.posted:
        for n in ASKED:
            if ask.form.get(f"word{n}").lower() != words[n - 1]:
                wrong[f"word{n}"] = _("This is not word {n}.").format(n=number(n))
        if not wrong:
            return _on_paper(ask, making, one)
    typed = {n: ask.form.get(f"word{n}") for n in ASKED}
    title = _("Share {number} of {all}").format(number=number(one.number), all=number(making.of))
    return page(ask, "recovery_share.html", title, status=422 if wrong else 200, share=one, words=words, asked=ASKED,
                typed=typed, wrong=wrong, making=making, languages=LANGUAGES)  # fmt: skip


def _on_paper(ask: Ask, making: Making, one: Share) -> Answer:
    if len(making.left) == 1 and making.secret is not None:
        recovering.take(ask.vault, making.secret)  # where it is refused, the last share is still there
    making.left.pop(0)
    making.written.append(one.number)
    if making.left:
        return go("/recovery/share")
    ask.desk.drafts.pop(KEY, None)
    for words in _afterwards(making.secret is not None):
        ask.desk.say(words)
    return go("/recovery")


def _afterwards(new: bool) -> tuple[str, ...]:
    if new:
        return (
            _("All shares are on paper, and the new key counts."),
            _("The older words and shares no longer open this vault. They still open every older backup, and with such "
              "a backup also this vault: renew all backups now (`guvoh backup`)."),
        )  # fmt: skip
    return (
        _("All shares are on paper."),
        _("OLDER SHARES STILL OPEN THE VAULT: these are other shares of the same key. Collect the older "
          "sheets and destroy them. Where a sheet is lost or was seen, give --new-key."),
        _("The sheet with all the words still opens the vault alone: destroy it once the shares are handed "
          "out and tried (`guvoh recovery drill`), or make a new key with --new-key."),
    )  # fmt: skip


def stop(ask: Ask) -> Answer:
    making = _making(ask)
    ask.desk.drafts.pop(KEY, None)
    if making is not None and making.written and making.secret is None:
        ask.desk.say(_("Stopped. Destroy what you wrote down: these are shares of the key that counts."))
    elif making is not None:
        ask.desk.say(_("Stopped. The new key does not count; what you wrote down opens nothing."))
    return go("/recovery")


def printed(ask: Ask) -> Answer:
    """The share that is shown, as a page to print."""
    making = _making(ask)
    tongue = ask.arg("tongue")
    if making is None or tongue not in i18n.LANGUAGES:
        raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))
    one = making.left[0]
    drawn = recovering.page_of(one, making.of, tongue, ask.desk.today.isoformat())
    return download(drawn, f"page-{one.number}.pdf", "application/pdf")


def drill(ask: Ask) -> Answer:
    """Proves that these shares open the vault. Nothing is changed."""
    wrong = Sentences()
    typed = _typed(ask, wrong)
    if not typed and not wrong:
        wrong["words1"] = _("Type the words of each share into a field of its own.")
    if wrong:
        return recovery(ask, wrong)
    try:
        return recovery(ask, proven=recovering.drill(ask.desk.folder, typed))
    except (UsageError, WrongPassphrase) as error:
        wrong["words1"] = f"{error.message} {error.hint}"
        return recovery(ask, wrong)


def _typed(ask: Ask, wrong: Sentences) -> list[str]:
    """One text for each share; what is misspelt in one is said beside it."""
    found = []
    for name in WORDS:
        if words := ask.form.get(name):
            try:
                shares.read(words)
                found.append(words)
            except UsageError as error:
                wrong[name] = f"{error.message} {error.hint}"
    return found


def seen(ask: Ask) -> Answer:
    """Custodians still have their sheets; with `tried`, they were typed in a drill today."""
    day, tried = ask.desk.today.isoformat(), ask.form.get("tried") == "yes"
    known = {one.id for one in queries.records(ask.vault, None, "custodian")}
    asked = [id for id in dict.fromkeys(ask.form.all("custodian")) if id in known]
    for id in asked:
        recovering.seen(ask.vault, id, day, tried)
    ask.desk.say(_("Kept.") if asked else _("Nobody was chosen; nothing was noted."))
    return go("/recovery")


def ended(ask: Ask) -> Answer:
    """Somebody keeps a share no longer."""
    known = {one.id for one in queries.records(ask.vault, None, "custodian")}
    if ask.form.get("custodian") not in known:
        raise NotFound(_("There is no record with this id."), _("`guvoh record` lists them."))
    recovering.ended(ask.vault, ask.form.get("custodian"), ask.desk.today.isoformat())
    ask.desk.say(_("Kept. The sheet still opens what it opened: collect it, or make a new key."))
    return go("/recovery")


def _keep(ask: Ask, making: Making) -> None:
    ask.desk.drafts[KEY] = {"making": making}


def _making(ask: Ask) -> Making | None:
    found = ask.desk.drafts.get(KEY, {}).get("making")
    return found if isinstance(found, Making) else None


def _recovery(ask: Ask) -> Answer:
    return recovery(ask)


PAGES = (
    Page("/recovery", _recovery),
    Page("/recovery/make", make, ("POST",)),
    Page("/recovery/share", share, ("GET", "POST")),
    Page("/recovery/page/{tongue}", printed),
    Page("/recovery/stop", stop, ("POST",)),
    Page("/recovery/drill", drill, ("POST",)),
    Page("/recovery/seen", seen, ("POST",)),
    Page("/recovery/ended", ended, ("POST",)),
)
