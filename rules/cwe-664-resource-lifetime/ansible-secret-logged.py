from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(
        argument_spec=dict(
            name=dict(type="str", required=True),
            # ruleid: ansible-secret-logged
            password=dict(type="str"),
            # ok: ansible-secret-logged
            api_key=dict(type="str", no_log=True),
            # ok: ansible-secret-logged
            update_password=dict(type="str", default="always", choices=["always", "on_create"]),
            # ok: ansible-secret-logged
            ssl_password=dict(type="path"),
        )
    )
    module.exit_json(changed=module.params["name"] is not None)


def spec():
    return {
        # ruleid: ansible-secret-logged
        "client_secret": {"type": "str", "required": True},
        # ok: ansible-secret-logged
        "client_id": {"type": "str"},
        # ok: ansible-secret-logged
        "token_password": {"type": "str", "no_log": True},
    }
