"""Claims that tell no act, and marks on those that do. Asked for with `guvoh suggest --kinds all`; never counted.

Read in this order: `told.py` (the grammars of the acts read the tables `lexicon/<language>/kinds/triggers/`: who
joined, heads, bans, orders, appeals, denies, is where), `derived.py` (what an act says besides: a ban is a
designation, an appeal a statement), `members.py` (who the member is), `guesses.py` (questions and guesses),
`articles.py` (articles of law), and the marks: `parties.py` (who speaks is a party), `coerced.py` (said under
duress), `carried.py` (whom a pronoun means).

The kinds are those of model/words/claim_types.yaml. Roles: REL the person, then the body; PRO the body, then who bans
it; ORD whom it hits, then who orders it; STM to whom, then who speaks, and what about as `reason`; STA who; DEN who
denies is the speaker. Marks stand in `certainty` behind the words of doubt and are listed in `marks.py`.
"""
