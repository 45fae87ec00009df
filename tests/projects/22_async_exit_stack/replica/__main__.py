import asyncio
import sys

from replica.copying import copy_all

asyncio.run(copy_all(sys.argv[1], sys.argv[2], sys.argv[3:]))
