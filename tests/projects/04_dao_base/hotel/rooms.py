from hotel.dao import Dao


class Rooms(Dao):
    def close_floor(self, floor):
        with self.opened() as conn, conn.cursor() as cur:
            cur.execute("UPDATE room SET closed = 1 WHERE floor = %s", (floor,))  # expect: TX403

    def open_floor(self, floor):
        with self.opened() as conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE room SET closed = 0 WHERE floor = %s", (floor,))
            conn.commit()

    def rename(self, room, label):
        with self.changing() as conn, conn.cursor() as cur:
            cur.execute("UPDATE room SET label = %s WHERE id = %s", (label, room))
