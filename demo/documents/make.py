"""Makes the two documents of the demo that are not plain text: the .docx statement and the .pdf trial note.

Both are committed, so nobody needs to run this to see the demo. It stays because a reader should be able to see
what is in them and change it: `.venv/bin/python demo/documents/make.py`. The dates are fixed, not today's.
Everything in them is invented.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import typst

HERE = Path(__file__).parent
MADE = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)

STATEMENT_TITLE = "Zarvand: families punished for a protest abroad"
STATEMENT = (
    "Lantern Human Rights House, Halm. Public statement, 17 November 2026",
    "Almost 50 people have been detained in the Belrud district of Zarvand since 12 November because their relatives "
    "protested in Halm, the Lantern Human Rights House said today. The youngest person on our list is a schoolchild, "
    "the oldest is eighty-one.",
    "The House has spoken to eleven people from nine families, all of them by telephone, and has read messages from "
    "four more. Seven of the eleven saw an arrest with their own eyes. No charge is known against any of those held.",
    ("What families told us",),
    "According to three families from Pasrud, officers of the State Security Committee took grandparents and parents "
    "from their homes in the early hours of 13 November. Two sisters, both pupils, were taken with their grandmother "
    "and questioned about an uncle in Halm. They were released on bail on Saturday evening; the grandmother is still "
    "held.",
    "Two relatives said that detainees were beaten in the directorate on Garden Street. One of them, quoting a man who "
    "was held in the same corridor, said that a farmer of about sixty was kicked until he agreed to speak to a camera. "
    "A brother of the deported teacher Umed Dargovar was shown on the channel Oshvan-1 on 14 November. In the "
    "recording he thanks the officers and asks his brother's forgiveness of the country. His family says that he was "
    "forced to read a text. We quote nothing of it as fact, and ask others not to.",
    "Rustam Velzorov, 38, an engineer, was arrested in Oshvan on 11 November on charges of \u201cpublic calls by means "
    "of the internet\u201d, his lawyer said. He may be sentenced to up to eight years in prison. His mother was detained "
    "two days later.",
    ("What the authorities say",),
    "The interior directorate of the district denies that anyone was detained and speaks of three citizens who were "
    "\u201cinvited for a conversation\u201d. It has not published their names. We have asked for them twice.",
    ("Background",),
    "The movement Dari Boz (\u201cOpen Door\u201d) was declared extremist and banned by the Supreme Court of Zarvand on "
    "3 September 2026, in a session of forty minutes without a defence. Since then at least 19 of its supporters have "
    "been arrested. On 10 November state television showed the faces of participants in the protest of the day before "
    "and called them mercenaries. In the following days eight of the two dozen protesters received threats by "
    "telephone. Five of them say that the caller knew the name of their child's school.",
    ("What we ask",),
    "The authorities of Zarvand must release all those held for what others said, disclose where each of them is, and "
    "stop making recordings under duress. The government of Halm must stop deporting people to Zarvand.",
    "We publish no name of a child and no name of a relative in Zarvand whose family has not agreed to it.",
    "Lantern Human Rights House, 11 Rope Street, Halm. letters@lantern.example",
)

TRIAL_NOTE = r"""
#set document(title: "Trial note: Nigora Ozarmand", author: "Circle of Advocates Abroad", date: datetime(year: 2026, month: 10, day: 30))
#set page(paper: "a4", margin: 2.4cm, numbering: "1", header: align(right, text(8pt)[Circle of Advocates Abroad · Trial note 14]))
#set text(size: 10.5pt, lang: "en")
#set par(justify: true, leading: 0.7em)

= Trial note 14: the journalist Nigora Ozarmand
Oshvan City Court, 5 to 28 October 2026. Written on 30 October 2026.

== Summary
On 28 October 2026 the Oshvan City Court, Judge Sulton Tirgaron presiding, sentenced the journalist Nigora Ozarmand, 34, to seven years in prison for “calls to violent change of the constitutional order”. On 21 October the prosecutor had demanded nine years. The hearings were closed to the public and to her family. The defence has announced an appeal, which is to be heard on 2 December.

== Arrest and custody
Ms Ozarmand was arrested in the editorial office of the monthly _Canal_ in Tolvar on 19 March 2026. Officers of the State Security Committee searched the office for five hours and seized nine computers and the archive of readers' letters. The journal has not appeared since; its site was blocked on 2 April.

For the first four days she was held without contact with a lawyer. She told the court that during this time she was deprived of sleep and threatened with the arrest of her mother. The court noted her words and did not order an examination. The investigator, heard on 12 October, denied that any pressure had been put on her.

Her pre-trial detention was prolonged three times, in May, July and September.

#pagebreak()
== The hearings
The indictment rests on eleven articles and on one letter. According to the defence, the letter, in which the author calls for “an open door in every wall”, was written by a reader and never printed. An expert of the Academy of Zarvand found in it “signs of hidden extremism”. The court refused to hear a second expert.

Two witnesses for the prosecution withdrew what they had said in the investigation. One of them, a former typesetter, said that he had signed an empty sheet. He was detained in the corridor after his testimony on 14 October and released the next morning.

On 20 October the lawyer Mirzo Tandorov, who had defended her until the summer, was placed under house arrest in Tolvar for “disclosing the secrets of the investigation”. He is 60 years old. His trial has been set for 14 December.

== After the sentence
On 3 November Ms Ozarmand is to be transferred to the women's colony in Senj. Her mother has been promised a visit in the second week of November. The State agency Zarvand Today reported the sentence in one line and called her “a so-called journalist”.

== How this note was made
The authors were not in the courtroom. They rely on the written judgment, on the notes of counsel and on conversations with two persons who were heard as witnesses. Where only one person told us something, the note says who.
"""


def statement(target: Path) -> None:
    """Writes the statement of the invented NGO as .docx. A tuple in the text is a heading."""
    paper = docx.Document()
    paper.core_properties.title = STATEMENT_TITLE
    paper.core_properties.author = "Lantern Human Rights House"
    paper.core_properties.created = paper.core_properties.modified = MADE
    paper.add_heading(STATEMENT_TITLE, level=1)
    for part in STATEMENT:
        if isinstance(part, tuple):
            paper.add_heading(part[0], level=2)
        else:
            paper.add_paragraph(part)
    paper.save(str(target))


def trial_note(target: Path) -> None:
    """Writes the trial note as .pdf, two pages, with a header and page numbers that a reader has to leave out."""
    target.write_bytes(typst.compile(TRIAL_NOTE.encode(), format="pdf"))


if __name__ == "__main__":
    statement(HERE / "05-lantern-statement.docx")
    trial_note(HERE / "08-trial-note-ozarmand.pdf")
