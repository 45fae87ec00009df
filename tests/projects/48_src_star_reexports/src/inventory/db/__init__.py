from ._connect import *
from ._tx import *
