import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Edit, Json } from "./monitor";

type Named = { [name: string]: Json };

const types = ["aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"];

/** Of the event rules that the tests of other links leave out, one about writes and one about reads, with their targets. */
export const eventRules = restored(
  (name) =>
    name === "access_key_created_event" || name === "organization_probed_event",
);

/** What brings the events of us-west-2 home. */
export const forwarders = restored((name) =>
  /^event_forwarding_(?:reads|writes)_from_us_west_2$/.test(name),
);

function restored(isWanted: (name: string) => boolean): Edit {
  return (resources) => {
    for (const type of types) {
      resources[type] = {
        ...Object(resources[type]),
        ...Object.fromEntries(
          Object.entries(synthesized(type)).filter(([name]) => isWanted(name)),
        ),
      };
    }
  };
}

let read: { [type: string]: Named } | undefined;

function synthesized(type: string): Named {
  const file = join(__dirname, "../../stacks/recommended.golden.json");
  read ??= JSON.parse(readFileSync(file, "utf8")).resource;
  return structuredClone(read?.[type] ?? {});
}
