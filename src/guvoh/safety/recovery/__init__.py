"""Who keeps the shares of the recovery words, and what a machine keeps when one leaves with it.

In: records of the kind custodian, a vault's folder, a backup's folder. Out: frozen dataclasses; only `proven.remove`
touches a file, and only what is the vault's own.

    standings(vault, custodians, today)    each with whether it is time to ask, and whether a machine may write to it

Read `custodians.py`, then `proven.py` (is this backup whole, and as new as the vault) and `remains.py`. The shares
themselves are the vault's (`vault/shares.py`); no word of one is ever kept.
"""

from guvoh.safety.recovery.custodians import Standing, standings

__all__ = ["Standing", "standings"]
