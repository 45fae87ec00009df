from .base import BaseDao


class MemberDao(BaseDao):
    def join(self, name):
        number = self.next_number("member")  # expect: TX201
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO member (id, name) VALUES (%s, %s)", (number, name))
        self.commit()
        return number

    def leave(self, number):
        self.conn.begin()  # expect: TX201
        with self.conn.cursor() as cur:
            cur.execute("DELETE FROM member WHERE id = %s", (number,))
            cur.execute("INSERT INTO former (id) VALUES (%s)", (number,))
        self.commit()

    def rejoin(self, number):
        self.conn.begin()
        try:
            with self.conn.cursor() as cur:
                cur.execute("DELETE FROM former WHERE id = %s", (number,))
            self.commit()
        except BaseException:
            self.rollback()
            raise
