from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import rsa

# ruleid: weak-key-size
small = rsa.generate_private_key(public_exponent=65537, key_size=1024)
# ruleid: weak-key-size
old = RSA.generate(1024)
# ok: weak-key-size
good = rsa.generate_private_key(public_exponent=65537, key_size=3072)
# ok: weak-key-size
fine = RSA.generate(2048)
