from .api import Query, Transaction, get_connection

__all__ = ["Query", "Transaction", "get_connection"]
