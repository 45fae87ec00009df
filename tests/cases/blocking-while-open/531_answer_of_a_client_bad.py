"""The request is sent with rows inserted."""

import boto3
from googleapiclient.discovery import build
from sqlalchemy.orm import Session

from shop.models import Item

s3 = boto3.client("s3")


def list_all(session: Session, bucket: str, credentials):
    listed = s3.list_objects_v2(Bucket=bucket)
    drive = build("drive", "v3", credentials=credentials)
    file = drive.files().get(fileId="1").execute()
    request = drive.files().list(pageSize=10)
    session.add(Item(name=bucket))
    session.flush()
    for found in listed.get("Contents", []):
        session.add(Item(name=found["Key"]))
    session.add(Item(name=file.get("name"), request=request.uri))
    following = drive.files().list(pageSize=10).execute()  # expect: TX402
    session.commit()
    return following
