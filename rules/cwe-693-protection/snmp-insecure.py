from pysnmp.hlapi import CommunityData, UsmUserData
from pysnmp.hlapi.asyncio import UsmUserData as User


def credentials(auth, priv):
    # ruleid: snmp-insecure
    first = CommunityData("public", mpModel=0)
    # ruleid: snmp-insecure
    second = UsmUserData("monitor")
    # ruleid: snmp-insecure
    third = User("monitor", auth)
    # ok: snmp-insecure
    fourth = UsmUserData("monitor", auth, priv)
    return first, second, third, fourth
