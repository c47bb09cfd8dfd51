"""Papers. In: a `Chronology`. Out: bytes; nothing is written, nothing fetched.

    html(paper)      one self-contained file
    pdf(paper)       tagged, with our faces, the same bytes for the same paper
    as_json(paper)   for other programs

Each guards the paper (`guvoh.policy`) and hands out nothing in which the leak gate still reads a protected name. Code
names are drawn anew by every `guard`: to give several forms of one paper the same ones, guard once and hand each of
these the guarded paper.

Read `chronology.py` first (the way), then `content.py` (what stands where, in words), `wording.py` (how it is said),
`figures.py` (which drawings, each with its table) with `draw/`, and the three forms: `page.py` with `paper.html` and
`paper.css`, `printed.py` with `paper.typ`, `machine.py`. `fonts/` holds the faces and where they come from.
"""

from guvoh.report.chronology import as_json, html, pdf

__all__ = ["as_json", "html", "pdf"]
