import requests


class Remote:
    url = "https://backup.example"

    def upload(self, path):
        with open(path, "rb") as f:
            requests.put(f"{self.url}/{path}", data=f, timeout=60).raise_for_status()
