"""The vault: everything that lasts, sealed. The only folder that knows SQL and cryptography.

In: batches of entries, objects and keys (`Vault.batch`, `Vault.commit`). Out: model objects (`queries`).

Read first: `vault.py` (open, commit), `opening.py` (lock, heads, healing), then `ledger.py` and `tip.py` (what is
signed), `keyring.py` and `head.py` (what opens what), `folding.py`, `fold.py` and `derived.py` (from entries to rows),
`closed.py` (cases with a passphrase of their own), `change.py` (passphrase, erase, rebuild), `check.py` (verify,
scrub), `proof.py` (one entry before a court), `backup.py`. The bytes are specified in docs/FORMAT.md.
"""
