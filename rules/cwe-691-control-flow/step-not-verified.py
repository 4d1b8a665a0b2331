import boto3


def restart(instance):
    ec2 = boto3.client("ec2")
    # ruleid: step-not-verified
    ec2.start_instances(InstanceIds=[instance])
    print("started", instance)


def deploy(template, quiet):
    cf = boto3.client("cloudformation")
    # ruleid: step-not-verified
    cf.create_stack(StackName="web", TemplateBody=template)
    if quiet:
        return
    cf.get_waiter("stack_create_complete").wait(StackName="web")


def restart_well(instance):
    ec2 = boto3.client("ec2")
    # ok: step-not-verified
    ec2.start_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance])


def restart_and_look(instance):
    ec2 = boto3.client("ec2")
    # ok: step-not-verified
    ec2.start_instances(InstanceIds=[instance])
    state = ec2.describe_instances(InstanceIds=[instance])
    return state


def begin(template):
    cf = boto3.client("cloudformation")
    # ok: step-not-verified
    return cf.create_stack(StackName="web", TemplateBody=template)


class TestMigration:
    def _wait_for_status(self, server, status):
        for _ in range(10):
            if self.api.get_server(server)["status"] == status:
                return
        self.fail("no " + status)

    def test_migrate(self, server):
        # ok: step-not-verified
        self.api.post_server_action(server, {"migrate": None})
        self._wait_for_status(server, "VERIFY_RESIZE")

    def test_reboot(self, server):
        # ruleid: step-not-verified
        self.api.post_server_action(server, {"reboot": None})
