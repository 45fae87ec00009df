# A unit test with a mock for the connection: nothing is opened, so nothing can leak.
from unittest.mock import MagicMock

import pytest

from billing.store import save_invoice


def test_rollback_after_error():
    conn = MagicMock()
    conn.cursor.return_value.execute.side_effect = RuntimeError("boom")
    with pytest.raises(RuntimeError):
        save_invoice(conn, number=7)
    conn.rollback.assert_called_once()
    conn.commit.assert_not_called()
