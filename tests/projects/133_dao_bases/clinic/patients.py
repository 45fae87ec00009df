from clinic.base import Auditing, Dao, log


class Patients(Auditing, Dao):
    table = "patient"

    def admit(self, name):
        try:
            self.run("INSERT INTO patient (name) VALUES (%s)", name)
            self.audit("admit")
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def rename(self, old, new):
        self.run("UPDATE patient SET name = %s WHERE name = %s", new, old)  # expect: TX201
        self.audit("rename")
        self.commit()

    def discharge(self, name):
        self.run("UPDATE patient SET gone = now() WHERE name = %s", name)  # expect: TX201, TX205
        try:
            self.audit("discharge")
            self.commit()
        except ValueError:
            self.rollback()
            raise

    def note(self, name, text):
        try:
            self.run("INSERT INTO note VALUES (%s, %s)", name, text)
            self.commit()  # expect: TX102
        except Exception:
            log.exception("note of %s", name)

    def all(self):
        try:
            return self.run("SELECT * FROM patient")
        finally:
            self.rollback()
