"""What is drafted together is kept together: all of it, or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault


@contextlib.contextmanager
def one_commit(vault: Vault) -> Iterator[Batch]:
    """A batch that is committed at the end. Where something is refused before, its keys and objects are dropped."""
    batch = vault.batch()
    try:
        yield batch
    except BaseException:
        vault.store.discard(batch.objects)
        batch.keyring.drop(batch.keys)
        raise
    if batch.drafts:
        vault.commit(batch)
