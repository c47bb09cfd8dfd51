"""Claims in languages whose words carry marks of their role: endings in Russian. In: sentences; out: drafts of claims.

Read in this order: `walk.py` (the walk), `words.py` (what a form can be; `tongues/` reads it), `tables.py` (the words
of an organisation's tables), `line.py` (a sentence), `match.py` (which words say that an act happened), `agreeing.py`
(phrases), `clauses.py`, `verbs.py`, `arguments.py` and `roles.py` (who did what to whom), `manner.py` (asserted,
denied, planned, feared), `speech.py` (who says so), `slots.py` (how many, when, where, why).
English, where order decides, has rules of its own one folder up.
"""
