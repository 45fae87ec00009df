"""The syntax tree: LibCST's nodes without their white space, punctuation and positions.

Classes and fields are named as LibCST names them, so that one vocabulary serves the two sources of trees: Python's own
parser, which is ten times faster (`txlint.tree.python`), and LibCST where the text is newer than the interpreter
(`txlint.tree.newer`). Most nodes are never reported, so positions are looked up when a finding needs them
(`txlint.tree.spans`).
"""

from txlint.tree.cst.base import *
from txlint.tree.cst.compound import *
from txlint.tree.cst.displays import *
from txlint.tree.cst.expressions import *
from txlint.tree.cst.statements import *
