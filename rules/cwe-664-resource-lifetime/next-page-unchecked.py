from flask import request


class Logout:
    def run(self, accounts, home):
        # ruleid: next-page-unchecked
        return accounts.logout(request.args.get("next") or home, clear=True)

    def checked(self, accounts, home):
        target = request.args.get("next")
        if not target or not accounts.is_safe_url(target):
            target = home
        # ok: next-page-unchecked
        return accounts.logout(target, clear=True)

    def name(self, accounts):
        # ok: next-page-unchecked
        return accounts.login(request.args.get("name"))

    def cleaned(self, accounts):
        target = get_safe_redirect(request.args.get("next", ""))
        # ok: next-page-unchecked
        return accounts.login(self.user, target)

    def checked_by_name(self, accounts):
        # ok: next-page-unchecked
        return accounts.login(urls.validated(request.args.get("next", "")), self.user)
