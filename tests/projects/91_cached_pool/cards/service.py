import httpx

from cards.store import Cards


class CardService:
    def __init__(self, cards: Cards):
        self.cards = cards

    def block(self, number: str) -> None:
        if not self.cards.block(number):
            raise LookupError(number)
        owner = self.cards.owner(number)
        httpx.post("https://mail.example/blocked", json={"to": owner})
