import base64
import secrets


class Session:
    def start(self, stored):
        # ruleid: constant-nonce
        self.challenge = bytes.fromhex("49beed365aac777dae23564f5ad0ec")
        # ok: constant-nonce
        self.challenge = secrets.token_bytes(16)
        # ruleid: constant-nonce
        salt = base64.b64decode("c29tZXRoaW5nIGZpeGVk")
        # ok: constant-nonce
        iv = bytes.fromhex(stored)
        # ok: constant-nonce
        image = bytes.fromhex("89504e470d0a1a0a0000000d")
        return salt, iv, image
