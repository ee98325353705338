import { MetricUnit, type Metrics } from "@aws-lambda-powertools/metrics";
import { metrics as contract } from "./contract";
import type { Meter } from "./meter";

/** Metrics in CloudWatch's embedded format. They are written when the invocation ends. */
export function powertoolsMeter(metrics: Metrics): Meter {
  return {
    add: (name, value) => {
      const unit = name === "age" ? MetricUnit.Seconds : MetricUnit.Count;
      metrics.addMetric(contract.names[name], unit, value);
    },
  };
}
