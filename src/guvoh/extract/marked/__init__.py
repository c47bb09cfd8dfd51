"""Claims in languages whose words carry marks of their role: endings in Russian. In: sentences; out: drafts of claims.

Read in this order: `walk.py` (the walk), `lines.py` (the sentences of a text), `words.py` (what a form can be;
`tongues/` reads it), `tables.py` (the words of an organisation's tables), `line.py` (a sentence), `begun.py` and
`match.py` (which words say that an act happened; `pieces.py` and `bearing.py` look for the other words of a pattern and
for its verb), `agreeing.py`, `chained.py`, `unjoined.py` (phrases), `clauses.py`, `verbs.py`, `arguments.py`, `who.py`
(who did what to whom: `of_verbs.py`, `of_nouns.py`, `acting_first.py`, and `roles.py`, whether they fit), `manner.py`
(asserted, denied, planned, feared), `speech.py`, `scope.py` (who says so), `slots.py`, `sited.py` (how many, when, why,
where), `drafted.py` and `weighed.py` (all of it as a draft with its score).
What carries over between sentences: `days.py`, `recent.py`, `custody.py`, `unsaid.py`.
English, where order decides, has rules of its own one folder up.
"""
