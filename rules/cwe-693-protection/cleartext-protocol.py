import ftplib
import telnetlib

# ruleid: cleartext-protocol
console = telnetlib.Telnet("switch")
# ruleid: cleartext-protocol
files = ftplib.FTP("files")
# ok: cleartext-protocol
safe = ftplib.FTP_TLS("files")
