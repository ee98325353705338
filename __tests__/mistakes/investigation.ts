/** Searches that would ask nothing or send nothing; see `literals.ts` for the comments. */
import type { TerraformStack } from "cdktf";
import type {
  DeadLetterQueue,
  DefaultEventBus,
  Queue,
} from "../../src/constructs";
import {
  CloudTrailTable,
  type QueryWorkgroup,
  type ResultsBucket,
  SavedAthenaQueries,
  SearchCollection,
  SearchDomain,
  SearchForwarding,
} from "../../src/constructs/investigation";

declare const stack: TerraformStack;
declare const results: ResultsBucket;
declare const workgroup: QueryWorkgroup;
declare const bus: DefaultEventBus;
declare const deadLetters: DeadLetterQueue;
declare const queue: Queue;
declare const destination: SearchDomain;

const named = { name: "acme-search", failedBucketName: "acme-failed" };
const readers = ["arn:aws:iam::123456789012:role/analyst"] as const;

// @ts-expect-error Type 'ResultsBucket' is missing the following properties from type 'AuditBucket'
new CloudTrailTable(stack, "a", { database: "audit", bucket: results });

new SavedAthenaQueries(stack, "b", {
  workgroup,
  rules: [],
  hunts: [],
  // @ts-expect-error Type 'string' is not assignable to type 'CloudTrailTable'
  table: "cloudtrail_logs",
});

new SearchDomain(stack, "c", {
  name: "acme",
  readers,
  // @ts-expect-error Type '"t3.small"' is not assignable to type '`${string}.search`'
  instanceType: "t3.small",
});

// @ts-expect-error Source has 0 element(s) but target requires 1
new SearchCollection(stack, "d", { name: "acme", readers: [] });

new SearchForwarding(stack, "e", {
  ...named,
  bus,
  destination,
  // EventBridge could not send there.
  // @ts-expect-error Property 'sender' is missing in type 'Queue' but required in type 'DeadLetterQueue'
  deadLetters: queue,
});

new SearchForwarding(stack, "f", {
  ...named,
  bus,
  deadLetters,
  // @ts-expect-error Type 'string' is not assignable to type 'SearchDestination'
  destination: "acme",
});
