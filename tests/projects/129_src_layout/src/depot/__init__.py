from .db import *
from .models import Part

__all__ = ["Part", "connect", "transaction"]
