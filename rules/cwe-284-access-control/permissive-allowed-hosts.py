# ruleid: permissive-allowed-hosts
ALLOWED_HOSTS = ["*"]
# ok: permissive-allowed-hosts
ALLOWED_HOSTS = ["shop.example", ".shop.example"]
# ok: permissive-allowed-hosts
CORS_PATTERNS = ["*"]
