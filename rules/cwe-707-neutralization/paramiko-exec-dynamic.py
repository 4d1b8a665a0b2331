import shlex


def restart(client, service):
    # ruleid: paramiko-exec-dynamic
    client.exec_command(f"systemctl restart {service}")
    # ruleid: paramiko-exec-dynamic
    client.exec_command("systemctl restart " + service)
    # ok: paramiko-exec-dynamic
    client.exec_command("systemctl restart " + shlex.quote(service))
    # ok: paramiko-exec-dynamic
    client.exec_command("systemctl restart nginx")


class Link:
    def size(self, path):
        # ok: paramiko-exec-dynamic
        return self.exec_command("stat %s" % path)
