import type { Construct } from "constructs";
import { addAlerting } from "./alerting";
import { chosenRules } from "./chosen-rules";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import { addPipeline } from "./pipeline";
import { addLogStore, addTrail } from "./recording";
import type { Settings } from "./settings";
import { tags } from "./tags";
import * as variables from "./variables";

/** A trail whose log files are read by a function: the route that misses no event, and keeps what it found. */
export class EventPipelineStack extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    const { features, keep } = settings;
    const prefix = variables.prefix(this).stringValue;
    this.provideAws(() => tags(this, prefix));
    const store = addLogStore(this, prefix, settings);
    const trail = addTrail(this, store, features, "none");
    const { topic } = addAlerting(this, {
      prefix,
      topicName: keep.topic,
      publishers: ["cloudwatch"],
      audience: "optional",
    });
    const pipeline = addPipeline(this, {
      settings,
      rules: chosenRules(settings),
      toldAlready: () => false,
      prefix,
      bucket: store.bucket,
      topic,
      encryption: store.encryption,
      findingsRetention: variables.findingsRetention(this, "retention_days")
        .numberValue,
    });
    addOutputs(this, { trail, bucket: store.bucket, topic, pipeline });
  }
}
