import type { Construct } from "constructs";
import { addAlerting } from "./alerting";
import { addChannels } from "./channels";
import { eventRoute } from "./event-route";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import { addPosture } from "./posture";
import { addAccessLogs } from "./recording";
import type { Settings } from "./settings";
import { tags } from "./tags";
import * as variables from "./variables";

/** AWS's own services that look for threats and weak configuration, and their findings as mails. It needs no trail. */
export class PostureStack extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    const { features, posture, channels, keep } = settings;
    const prefix = variables.prefix(this).stringValue;
    this.provideAws(() => tags(this, prefix));
    const { topic, encryption } = addAlerting(this, {
      prefix,
      topicName: keep.topic,
      publishers: ["cloudwatch", "events"],
      audience: "required",
    });
    const routing = addChannels(this, { channels, prefix, topic, encryption });
    const accessLogs = posture.config && addAccessLogs(this, prefix, features);
    addPosture(this, {
      posture,
      prefix,
      route: eventRoute(this, { prefix, routing, encryption }),
      forceDestroy: features.forceDestroy,
      ...(accessLogs && { accessLogs }),
    });
    addOutputs(this, { topic });
  }
}
