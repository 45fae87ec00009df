from .core import *
from .names import *

__all__ = [*core.__all__, *names.__all__]
