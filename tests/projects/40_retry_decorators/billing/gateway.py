import requests


def charge(card, amount):
    answer = requests.post("https://pay.example/charges", json={"card": card, "amount": str(amount)}, timeout=30)
    answer.raise_for_status()
    return answer.json()["receipt"]
