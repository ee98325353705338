"""Keeps moto from running functions, for which it wants Docker: a test reads their queue itself.

And lets it tell a queue's redrive policy as compact as AWS does.
"""

import json

from moto.sqs.models import Queue

add_message = Queue.add_message


def add(self, message):
    mappings, self.lambda_event_source_mappings = self.lambda_event_source_mappings, {}
    try:
        add_message(self, message)
    finally:
        self.lambda_event_source_mappings = mappings


Queue.add_message = add


attributes = Queue.attributes.fget


def compact(self):
    result = attributes(self)
    policy = result.get("RedrivePolicy")
    if policy:
        result["RedrivePolicy"] = json.dumps(json.loads(policy), separators=(",", ":"))
    return result


Queue.attributes = property(compact)
