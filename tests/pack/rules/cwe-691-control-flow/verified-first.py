# ruleid: verified-first
decode_claims(token)
# ok: verified-first
verify(token)
