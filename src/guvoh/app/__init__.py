"""Opens a vault and joins the steps; the only place that knows all of them.

Every function takes the open vault first. Those that write commit once, so that each is done whole or not at all;
`adding` commits in small batches and tells of each file when it counts.

`adding.py`: files come in. `sources.py`: notes, corrections. `people.py`: persons. `calling.py`: calls about
them. `judging.py`: decisions; `reviewing.py`: what else a reader does; `explaining.py`: why a machine proposed it.
`looking.py`: second looks, translations. `coding.py`: second codings.
`keeping.py`: saved searches. `tables.py`: a documenter's own spreadsheet. `papers.py`: what goes out.
`erasing.py`: what goes for good.
"""

from guvoh.app.adding import CASE, Added, adding
from guvoh.app.calling import Unfinished, note_call, put_aside, take_up
from guvoh.app.erasing import Resting, erase, erase_annex, resting_on
from guvoh.app.explaining import parts_of_score
from guvoh.app.judging import add_claim, decide, edit, judge, judge_all, many_from_lines, undo
from guvoh.app.keeping import drop, keep
from guvoh.app.looking import blind_claim, grave, look, second_looks, translate
from guvoh.app.organisations import enter_organisation, set_organisation
from guvoh.app.papers import draw_paper, gather_paper, is_paper, open_case, paper, set_case, the_case
from guvoh.app.people import enter_person, set_person, tell_status
from guvoh.app.places import set_place, unset_place
from guvoh.app.settings import set_desk
from guvoh.app.sources import note, set_source, type_onto, withdraw
from guvoh.app.splitting import split
from guvoh.app.ties import tie, untie
from guvoh.app.writing import any_paper

__all__ = [
    "CASE",
    "Added",
    "Resting",
    "Unfinished",
    "add_claim",
    "adding",
    "any_paper",
    "blind_claim",
    "decide",
    "draw_paper",
    "drop",
    "edit",
    "enter_organisation",
    "enter_person",
    "erase",
    "erase_annex",
    "gather_paper",
    "grave",
    "is_paper",
    "judge",
    "judge_all",
    "keep",
    "look",
    "many_from_lines",
    "note",
    "note_call",
    "open_case",
    "paper",
    "parts_of_score",
    "put_aside",
    "resting_on",
    "second_looks",
    "set_case",
    "set_desk",
    "set_organisation",
    "set_person",
    "set_place",
    "set_source",
    "split",
    "take_up",
    "tell_status",
    "the_case",
    "tie",
    "translate",
    "type_onto",
    "undo",
    "unset_place",
    "untie",
    "withdraw",
]  # fmt: skip
