import requests


def fetch(url):
    answer = requests.get(url, timeout=30)
    answer.raise_for_status()
    return answer.json()["entries"]
