// Somebody uses the account to work for them: instances, functions, models and senders of mail that cost money or run foreign code.

import type { Rule } from "../../src/rule/rule";
import { commitmentPurchased } from "./commitment-purchased";
import { computeQuotaHit } from "./compute-quota-hit";
import { containerBurst } from "./container-burst";
import { expensiveInstances } from "./expensive-instances";
import { instanceBurst } from "./instance-burst";
import { lambdaCodeChangedByPerson } from "./lambda-code-changed-by-person";
import { lambdaLayerAdded } from "./lambda-layer-added";
import { lambdaTriggerAdded } from "./lambda-trigger-added";
import { lightsailUsed } from "./lightsail-used";
import { messageSendingSetUp } from "./message-sending-set-up";
import { modelAccessRequested } from "./model-access-requested";
import { modelCallsRefused } from "./model-calls-refused";
import { modelGuardrailChanged } from "./model-guardrail-changed";
import { modelLoggingChanged } from "./model-logging-changed";
import { quotaIncreaseRequested } from "./quota-increase-requested";

/** Instances, containers, functions and models that are used or changed. */
export const compute: readonly Rule[] = [
  commitmentPurchased,
  computeQuotaHit,
  containerBurst,
  expensiveInstances,
  instanceBurst,
  lambdaCodeChangedByPerson,
  lambdaLayerAdded,
  lambdaTriggerAdded,
  lightsailUsed,
  messageSendingSetUp,
  modelAccessRequested,
  modelCallsRefused,
  modelGuardrailChanged,
  modelLoggingChanged,
  quotaIncreaseRequested,
];
