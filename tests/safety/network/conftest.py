"""The vault and the case that tests of the network begin with."""

from one_reader import case, vault

__all__ = ["case", "vault"]
