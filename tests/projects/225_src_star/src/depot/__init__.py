from .core import *
from .core import __all__ as _core

__all__ = [*_core, "VERSION"]
VERSION = "1"
