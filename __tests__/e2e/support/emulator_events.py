"""Lets moto's EventBridge deliver to SNS topics, in texts of moto's own input transformer, and look into lists of objects."""

import json
import re
from itertools import product
from unittest.mock import patch

from moto.events.models import EventPattern, Rule
from moto.events.utils import EventTemplateParser
from moto.sns.models import sns_backends


def as_text(value):
    """A value inside a text: an object loses its quotes, as in AWS; moto keeps them, and they end the text."""
    if not isinstance(value, str):
        value = re.sub(r'\\?"', "", json.dumps(value, separators=(",", ":")))
    return json.dumps(value)[1:-1]


def text_of(transformer, event):
    """What moto makes of the template, given as one JSON string: it takes JSON only, where AWS takes lines of text."""
    paths = transformer["InputPathsMap"]
    template = json.dumps(transformer["InputTemplate"])
    with patch.object(EventTemplateParser, "_stringify", as_text):
        text = EventTemplateParser.parse(template, paths, event)
    # Of what the event lacks, AWS leaves nothing, and moto the variable.
    return re.sub("|".join(f"<{name}>" for name in paths), "", text)


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
            (
                text_of(target["InputTransformer"], original_event)
                if target.get("InputTransformer")
                else json.dumps(original_event)
            ),
            arn=target["Arn"],
        )


Rule.send_to_targets = send


def singles(value):
    """The value with one object in the place of each list of objects, in every way."""
    if isinstance(value, dict):
        ways = product(*(list(singles(child)) for child in value.values()))
        yield from (dict(zip(value, way)) for way in ways)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for item in value:
            yield from singles(item)
    else:
        yield value


matches_event = EventPattern.matches_event


def matches(self, event):
    """EventBridge looks into lists of objects, such as Security Hub's findings; moto does not."""
    return any(matches_event(self, single) for single in singles(event))


EventPattern.matches_event = matches
