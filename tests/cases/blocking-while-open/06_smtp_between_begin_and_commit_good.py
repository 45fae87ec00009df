# The counter is committed before the mail server is contacted.
import smtplib
from email.message import EmailMessage

from pymysql.connections import Connection


def remind(conn: Connection, host: str, invoice_id: int) -> None:
    conn.begin()
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE invoice SET reminded = reminded + 1 WHERE id = %s", (invoice_id,))
            cur.execute("SELECT email FROM invoice JOIN client USING (client_id) WHERE id = %s", (invoice_id,))
            (address,) = cur.fetchone()
    except BaseException:
        conn.rollback()
        raise
    conn.commit()
    mail = EmailMessage()
    mail["To"] = address
    mail["Subject"] = f"Invoice {invoice_id}"
    with smtplib.SMTP(host, timeout=60) as smtp:
        smtp.send_message(mail)
