import os

DSN = os.environ.get("HELPDESK_DSN", "dbname=helpdesk")
