"""HRDsAttack: one answer for a whole article, made from the claims that the rules propose.

Read `answer.py` first; `people.py`, `kinds.py`, `perpetrators.py`, `setting.py` say what is known of an article,
`fitted.py` and `weights.tsv` how much each fact counts, `fit.py` learns that table from the training articles. The
articles themselves and the published definitions of the scores lie outside this repository (`articles.py` reads them).
"""
