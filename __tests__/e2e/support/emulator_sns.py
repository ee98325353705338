"""Keeps moto from calling HTTPS endpoints, which are other people's."""

from moto.sns.models import Subscription

publish = Subscription.publish


def publish_within(self, *args, **kwargs):
    if self.protocol not in ("http", "https"):
        publish(self, *args, **kwargs)


Subscription.publish = publish_within
