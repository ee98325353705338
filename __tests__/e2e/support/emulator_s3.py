"""Lets moto's bucket policies deny nothing under a condition.

It reads no conditions, and would take "nobody without TLS" for "nobody".
"""

import json

from moto.s3.models import FakeBucket

get_permission = FakeBucket.get_permission


def permission(self, action, resource):
    policy = self.policy
    if policy:
        document = json.loads(policy)
        document["Statement"] = [
            statement
            for statement in document["Statement"]
            if statement["Effect"] == "Allow" or "Condition" not in statement
        ]
        self.policy = json.dumps(document).encode()
    try:
        return get_permission(self, action, resource)
    finally:
        self.policy = policy


FakeBucket.get_permission = permission
