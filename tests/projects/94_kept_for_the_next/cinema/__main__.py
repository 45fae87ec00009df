import sys

from cinema.pool import Pool
from cinema.seats import Seats

pool = Pool("cinema.db")
try:
    seats = Seats(pool)
    print(seats.book(sys.argv[1], int(sys.argv[2])), seats.free(sys.argv[1]))
finally:
    pool.close()
