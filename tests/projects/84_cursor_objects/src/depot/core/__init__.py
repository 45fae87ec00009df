from .mysql import *
from .locks import lock_row
