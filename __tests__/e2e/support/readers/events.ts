import {
  DescribeRuleCommand,
  ListTargetsByRuleCommand,
} from "@aws-sdk/client-eventbridge";
import type { Clients } from "../clients";
import { region } from "../emulator";
import type { MeantResource } from "../meant";
import { type Readers, snakeCase, text } from "./reader";

export const eventsReaders: Readers = {
  aws_cloudwatch_event_rule: async (clients, resource) => {
    const rule = await eventsFor(clients, resource).send(
      new DescribeRuleCommand({ Name: text(resource, "name") }),
    );
    return snakeCase(rule);
  },
  aws_cloudwatch_event_target: async (clients, resource) => {
    const { Targets = [] } = await eventsFor(clients, resource).send(
      new ListTargetsByRuleCommand({ Rule: text(resource, "rule") }),
    );
    const id = text(resource, "target_id");
    const target = Targets.find(({ Id }) => Id === id);
    return {
      ...snakeCase(target),
      rule: text(resource, "rule"),
      target_id: target?.Id,
      input_transformer: {
        // The names of variables, which are not Terraform's to write otherwise.
        input_paths: target?.InputTransformer?.InputPathsMap,
        input_template: target?.InputTransformer?.InputTemplate,
      },
    };
  },
};

/** What is made in a further region is made for each of a set, and has the region as its key. */
function eventsFor({ events }: Clients, { address }: MeantResource) {
  return events(/\["([a-z0-9-]+)"\]$/.exec(address)?.[1] ?? region);
}
