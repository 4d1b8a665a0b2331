# ruleid: banned-import
import telnetlib
# ruleid: banned-import
import ftplib as ftp
# ruleid: banned-import
from pyghmi.ipmi import command
# ok: banned-import
import paramiko
# ok: banned-import
from Crypto.Cipher import AES
