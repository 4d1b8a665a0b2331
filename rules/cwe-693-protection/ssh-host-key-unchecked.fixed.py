import paramiko

client = paramiko.SSHClient()
# ruleid: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.RejectPolicy())
# ruleid: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.RejectPolicy)
# ok: ssh-host-key-unchecked
client.set_missing_host_key_policy(paramiko.RejectPolicy())
