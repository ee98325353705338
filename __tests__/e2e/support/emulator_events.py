"""Lets moto's EventBridge deliver to SNS topics, with input transformers as AWS documents them."""

import json
import re

from moto.events.models import Rule
from moto.sns.models import sns_backends


def value_at(event, path):
    """The value at `$.a.b`, or nothing."""
    for key in path.removeprefix("$.").split("."):
        if not isinstance(event, dict) or key not in event:
            return ""
        event = event[key]
    return event


def as_text(value):
    """A text as it is, anything else as JSON that has lost its quotes, escaped or not."""
    if isinstance(value, str):
        return value
    return re.sub(r'\\?"', "", json.dumps(value, separators=(",", ":")))


def transform(transformer, event):
    """The template with each `<variable>` replaced; one that is not defined is an error, as in AWS."""
    paths = transformer["InputPathsMap"]
    return re.sub(
        r"<([A-Za-z0-9_-]+)>",
        lambda name: as_text(value_at(event, paths[name[1]])),
        transformer["InputTemplate"],
    )


send_to_targets = Rule.send_to_targets


def send(self, original_event, transform_input=True):
    targets = self.targets
    topics = [target for target in targets if ":sns:" in target["Arn"]]
    self.targets = [target for target in targets if target not in topics]
    try:
        send_to_targets(self, original_event, transform_input)
    finally:
        self.targets = targets
    if not self.event_pattern.matches_event(original_event):
        return
    for target in topics:
        region, account = target["Arn"].split(":")[3:5]
        sns_backends[account][region].publish(
            transform(target["InputTransformer"], original_event),
            arn=target["Arn"],
        )


Rule.send_to_targets = send
