from payroll.db import Store, store

__all__ = ["Store", "store"]
