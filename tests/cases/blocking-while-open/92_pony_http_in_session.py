# Pony: the session's transaction is open from the first write to the end of the block.
import requests
from pony.orm import db_session

from shop.entities import db


def pay(number):
    with db_session:
        db.execute("UPDATE orders SET pending = true WHERE id = $number")
        answer = requests.post("https://pay.example/charge", json={"order": number})  # expect: TX402
        db.execute("UPDATE orders SET paid = true WHERE id = $number")
    return answer.status_code
