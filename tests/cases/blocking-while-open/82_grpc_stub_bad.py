# A gRPC stub made in __init__ is called while the session holds its rows.
import grpc
from sqlalchemy.orm import sessionmaker

from risk.models import Payment
from risk.proto import risk_pb2, risk_pb2_grpc


class Scoring:
    def __init__(self, sessions: sessionmaker, address: str):
        self.sessions = sessions
        self.stub = risk_pb2_grpc.RiskStub(grpc.insecure_channel(address))

    def score(self, payment_id: int) -> None:
        with self.sessions.begin() as session:
            payment = session.get(Payment, payment_id, with_for_update=True)
            reply = self.stub.Score(risk_pb2.Request(amount=payment.amount))  # allow: TX402
            payment.score = reply.score
