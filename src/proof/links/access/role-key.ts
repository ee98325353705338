import { Unknown, type Resource } from "../../model";
import type { Context } from "../../policy";
import { attachedTo } from "./attached-policy";
import { doubt, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyNamed } from "./kms-key";
import { roleMay } from "./role";
import { nameIn } from "../graph/values";

/** What a role does with the key of something. */
export interface RoleKeyUse {
  readonly role: Resource;
  /** What is encrypted, and its argument or the text that names the key. */
  readonly of: Resource;
  readonly key: string | Unknown | undefined;
  /** `kms:Decrypt` */
  readonly actions: readonly string[];
  /** Through which service, such as `sqs`. */
  readonly via: string;
  readonly context?: Context;
}

/** Whether a role may use the key of something. Keys of AWS itself let in all of their account. */
export function roleKeyFindings(
  graph: Graph,
  { role, of, key: text, actions, via, context }: RoleKeyUse,
): readonly Finding[] {
  if (text === undefined || text === "") return [];
  if (text instanceof Unknown) {
    return [doubt(`which key encrypts ${of.address}: ${text.reason}`)];
  }
  if (/(?:^|:)alias\/aws\//.test(text)) return [];
  const key = keyNamed(graph, text);
  if (typeof key === "string") return [doubt(key)];
  const arn = nameIn(key, "arn");
  const { documents } = attachedTo(graph, {
    target: key,
    type: "aws_kms_key_policy",
    argument: "key_id",
    names: ["arn", "key_id", "id"].map((name) => nameIn(key, name)),
    arn,
  });
  const [document] = documents;
  return roleMay(
    graph,
    role,
    actions.map((action) => ({
      action,
      resource: arn,
      context: {
        "kms:ViaService": `${via}.${of.region}.amazonaws.com`,
        "kms:CallerAccount": role.account,
        ...context,
      },
      stake: {
        id: "role-key-denied",
        need: `let ${role.address} do ${action} with the key of ${of.address}`,
      },
      ...(document && { on: { document, kind: "key" as const } }),
    })),
  );
}
