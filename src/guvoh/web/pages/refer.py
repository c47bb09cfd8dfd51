"""What to do where torture, sexual violence or a child is told of: refer, do not question. A sheet to print."""

from __future__ import annotations

from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import page

# Within 72 hours and five days: WHO, Clinical management of rape and intimate partner violence survivors (2020).


def refer(ask: Ask) -> Answer:
    return page(ask, "refer.html", _("Whom to refer to"), "held", kinds=_kinds())


def _kinds() -> list[tuple[str, str, str]]:
    """Kinds of help: (which, what for, by when). No organisation is named: a list grows old, a wrong number harms."""
    return [
        (_("Medical help"), _("A doctor for injuries and pain; one who can examine and record them by the Istanbul "
                              "Protocol."),
         _("At once. After sexual violence: within 72 hours against infection, within five days against pregnancy. "
           "Marks on the skin fade within days.")),
        (_("Somebody to talk to"), _("A person trained to listen, who stays in touch; for the family as well."),
         _("When they want it, and again later.")),
        (_("Legal help"), _("A lawyer for the detention, the next hearing, a complaint, and what to keep as evidence."),
         _("Before anything is signed or published.")),
        (_("Shelter and safety"), _("A place to stay, a way out, a plan for the next days."),
         _("Before the next danger.")),
        (_("Protection of children"),
         _("People trained to speak with children, beside an adult whom the child trusts."),
         _("Before anybody speaks with the child about it.")),
    ]  # fmt: skip


PAGES = (Page("/case/{case}/refer", refer),)
