from ._core import *
from ._core import __all__ as _names

__all__ = list(_names)
