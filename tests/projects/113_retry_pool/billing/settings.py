import os

DSN = os.environ.get("BILLING_DSN", "dbname=billing")
ATTEMPTS = 3
