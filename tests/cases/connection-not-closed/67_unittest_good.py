# setUp opens, tearDown or addCleanup closes.
import sqlite3
import unittest


class TestStore(unittest.TestCase):
    def setUp(self):
        self.conn = sqlite3.connect(":memory:")
        self.addCleanup(self.conn.close)
        self.other = sqlite3.connect(":memory:")

    def tearDown(self):
        self.other.close()

    def test_one(self):
        conn = sqlite3.connect(":memory:")
        self.addCleanup(conn.close)
        conn.execute("CREATE TABLE t (v)")
        self.assertEqual(conn.execute("SELECT count(*) FROM t").fetchone()[0], 0)
