from .audit import Audited
from .dao import Dao


class Guests(Audited, Dao):
    def check_in(self, name, room):
        conn = self.open()  # expect: TX301
        with conn.cursor() as cur:
            if not cur.execute("UPDATE room SET guest = %s WHERE id = %s AND guest IS NULL", (name, room)):
                return False
        self.audit(conn, f"{name} in {room}")
        conn.commit()
        conn.close()
        return True

    def check_out(self, room):
        with self.changing() as conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE room SET guest = NULL WHERE id = %s", (room,))
            self.audit(conn, f"{room} is free")

    def find(self, name):
        with self.opened() as conn, conn.cursor() as cur:
            cur.execute("SELECT id FROM room WHERE guest = %s", (name,))
            return cur.fetchone()
