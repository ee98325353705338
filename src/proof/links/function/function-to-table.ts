import type { Resource } from "../../model";
import { isOurs } from "./environment-of";
import { bestOf, problem, type Finding } from "../graph/finding";
import { roleOf } from "./function-role";
import type { Graph } from "../graph/graph";
import { samePlace } from "../graph/place";
import { roleMay } from "../access/role";
import { roleKeyFindings } from "../access/role-key";
import { blocksOf, nameIn, textOf } from "../graph/values";
import { Unknown } from "../../model";

/** The calls of this project's function (src/runtime/event-pipeline/aws-calls.ts). */
const own = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

/** Those by which code may write into a table. */
const writing = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:BatchWriteItem",
];

/** The keys of the table that this project's function writes (src/runtime/event-pipeline/contract.ts). */
const keys = { hash_key: "EventId", range_key: "Timestamp" } as const;

/** Whether a function may write its findings into a table, with its key where it has one. */
export function functionToTable(
  graph: Graph,
  lambda: Resource,
  table: Resource,
): readonly Finding[] {
  const role = roleOf(graph, lambda);
  if (!("address" in role)) return role;
  const may = (action: string) =>
    roleMay(graph, role, [
      {
        action,
        resource: nameIn(table, "arn"),
        stake: {
          id: "role-permission-denied",
          need: `let ${role.address} do ${action} on ${table.address}`,
        },
      },
    ]);
  return [
    ...samePlace(lambda, table, table),
    ...(isOurs(lambda)
      ? [...own.flatMap(may), ...keyFindings(table)]
      : bestOf(writing.map(may))),
    ...roleKeyFindings(graph, {
      role,
      of: table,
      key: keyOf(table),
      actions: ["kms:Decrypt"],
      via: "dynamodb",
    }),
  ];
}

function keyOf(table: Resource): string | Unknown | undefined {
  const blocks = blocksOf(table.values, "server_side_encryption");
  if (blocks instanceof Unknown) return blocks;
  const [block] = blocks;
  return block && textOf(block, "kms_key_arn");
}

function keyFindings(table: Resource): readonly Finding[] {
  return [...namesOfKeys(table), ...typesOfKeys(table)];
}

/** Both keys are texts. */
function typesOfKeys({ address, values }: Resource): readonly Finding[] {
  const attributes = blocksOf(values, "attribute");
  if (attributes instanceof Unknown) return [];
  const names: readonly unknown[] = Object.values(keys);
  return attributes.flatMap((attribute) => {
    const type = textOf(attribute, "type");
    return type === "S" || !names.includes(textOf(attribute, "name"))
      ? []
      : [
          problem({
            id: "table-key",
            at: address,
            argument: "attribute",
            what: `the function writes texts as keys, found ${textOf(attribute, "name")} of type ${type}`,
            mend: 'type = "S"',
          }),
        ];
  });
}

function namesOfKeys(table: Resource): readonly Finding[] {
  return Object.entries(keys).flatMap(([argument, wanted]) => {
    const found = textOf(table.values, argument);
    return found === wanted || found instanceof Unknown
      ? []
      : [
          problem({
            id: "table-key",
            at: table.address,
            argument,
            what: `the function writes items with ${wanted}, found ${argument} ${found === undefined ? "missing" : `"${found}"`}`,
            mend: `${argument} = "${wanted}"`,
          }),
        ];
  });
}
