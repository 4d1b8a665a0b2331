"""Where things are. Everything can be set in the environment."""

import os

DATABASE = os.environ.get("TOOLSHED_DATABASE", "toolshed.sqlite")
LABEL_PRINTER = os.environ.get("TOOLSHED_PRINTER", "lp")
MAIL_GATEWAY = os.environ.get("TOOLSHED_GATEWAY", "https://mail.toolshed.example/send")

# Known and written down: to be moved to the secrets store.
admin_password = "ladder-and-bucket"
