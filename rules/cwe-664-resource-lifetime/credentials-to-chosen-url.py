import requests


class Scanner:
    def fetch(self, url, branch):
        token = self.token()
        raw = url.replace("github", "raw.githubusercontent")
        # ruleid: credentials-to-chosen-url
        return requests.get(f"{raw}/{branch}", auth=token)

    def fetch_path(self, path):
        # ok: credentials-to-chosen-url
        return requests.get(f"https://api.example.org/{path}", auth=self.token())

    def fetch_plain(self, url):
        # ok: credentials-to-chosen-url
        return requests.get(url)

    def fetch_given(self, url, auth):
        # ok: credentials-to-chosen-url
        return requests.get(url, auth=auth)
