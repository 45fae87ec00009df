# boto3: message and upload come after the commit, and a pre-signed URL needs no network.
import boto3
from sqlalchemy.orm import Session

from files.models import File

sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def register(session: Session, name: str, queue_url: str) -> str:
    file = File(name=name)
    session.add(file)
    session.flush()
    url = s3.generate_presigned_url("put_object", Params={"Bucket": "files", "Key": str(file.id)})
    session.commit()
    sqs.send_message(QueueUrl=queue_url, MessageBody=str(file.id))
    return url
