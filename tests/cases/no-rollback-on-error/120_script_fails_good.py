# A schema tool that is run by itself: what raises ends it, and the server undoes the rest.
import psycopg2


class Synchronizer:
    def __init__(self, dsn):
        self.connection = psycopg2.connect(dsn)
        self.cursor = self.connection.cursor()

    def install(self, statements):
        self.cursor.execute("SET search_path TO manage")  # allow: TX201
        for statement in statements:
            self.cursor.execute(statement)
        self.connection.commit()

    def close(self):
        self.connection.close()


if __name__ == "__main__":
    synchronizer = Synchronizer("dbname=nav")
    synchronizer.install(["CREATE TABLE box (id int)"])
    synchronizer.close()
