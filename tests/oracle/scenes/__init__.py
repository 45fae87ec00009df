"""The scenes, by family."""

from oracle.scenes import misuse, outcome, pools, transactions

__all__ = ["misuse", "outcome", "pools", "transactions"]
