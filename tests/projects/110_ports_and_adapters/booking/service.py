from booking.ports import Work


class NoRoom(Exception):
    pass


class BookingService:
    def __init__(self, work: Work):
        self.work = work

    def book(self, day: str) -> int:
        with self.work as work:
            free = work.rooms.free(day)
            if not free:
                raise NoRoom(day)
            work.rooms.book(free[0], day)
            work.commit()
        return free[0]
