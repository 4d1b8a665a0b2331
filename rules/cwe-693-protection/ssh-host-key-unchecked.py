import paramiko

client = paramiko.SSHClient()
# ruleid: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
# ruleid: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.WarningPolicy)
# ok: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.RejectPolicy())
