# Sessions of HTTP and cloud clients: session.close() may be missing, but it is no database session.
import boto3
import requests


def fetch_all(urls, token):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {token}"
    return [session.get(url, timeout=10).json() for url in urls]


def buckets(profile):
    session = boto3.Session(profile_name=profile)
    return [bucket.name for bucket in session.resource("s3").buckets.all()]
