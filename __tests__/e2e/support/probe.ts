import {
  type InputTransformer,
  ListTargetsByRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import type { Clients } from "./clients";
import { region } from "./emulator";
import { makeQueue, type Queue } from "./queue";

/** Puts a queue beside the rule's only target, with the transformer that `of` makes of that target's. */
export async function probeRule(
  clients: Clients,
  Rule: string,
  of: (deployed: InputTransformer) => InputTransformer,
): Promise<Queue> {
  const bus = clients.events(region);
  const { Targets = [] } = await bus.send(
    new ListTargetsByRuleCommand({ Rule }),
  );
  const [deployed] = Targets;
  if (!deployed?.InputTransformer) {
    throw new Error(
      `the rule "${Rule}" has no target with an input transformer`,
    );
  }
  const queue = await makeQueue(clients, "probe");
  await bus.send(
    new PutTargetsCommand({
      Rule,
      Targets: [
        {
          Id: "probe",
          Arn: queue.arn,
          InputTransformer: of(deployed.InputTransformer),
        },
      ],
    }),
  );
  return {
    ...queue,
    async remove() {
      await bus.send(new RemoveTargetsCommand({ Rule, Ids: ["probe"] }));
      await queue.remove();
    },
  };
}
