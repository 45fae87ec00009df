from ledger.accounts import *
from ledger.api import post_entry as post

__all__ = ["Account", "open_account", "post"]
