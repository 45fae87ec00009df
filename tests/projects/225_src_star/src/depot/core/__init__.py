from ._connect import open_depot, release as let_go
from ._work import *

__all__ = ["open_depot", "let_go", "in_depot", "Shelf"]
