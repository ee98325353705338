"""Starts moto without the faults that would show in Terraform's plans, and prints its port.

Ends when its standard input does, so that it cannot outlive the tests.
"""

import sys

from moto.cloudtrail.models import CloudTrailBackend
from moto.logs.models import MetricFilters
from moto.server import ThreadedMotoServer

import emulator_athena  # noqa: F401
import emulator_config  # noqa: F401
import emulator_events  # noqa: F401
import emulator_logs  # noqa: F401
import emulator_s3  # noqa: F401
import emulator_sns  # noqa: F401
import emulator_sqs  # noqa: F401


def by_name(method):
    """CloudTrail takes a trail's ARN wherever it takes its name; moto does not everywhere."""
    return lambda self, name: method(self, self.get_trail(name).trail_name)


for operation in ("start_logging", "stop_logging", "delete_trail"):
    original = getattr(CloudTrailBackend, operation)
    setattr(CloudTrailBackend, operation, by_name(original))


add_filter = MetricFilters.add_filter


def put_filter(self, filter_name, filter_pattern, log_group_name, *rest):
    """PutMetricFilter replaces the filter of that name; moto adds another."""
    self.delete_filter(filter_name, log_group_name)
    add_filter(self, filter_name, filter_pattern, log_group_name, *rest)


MetricFilters.add_filter = put_filter

server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
