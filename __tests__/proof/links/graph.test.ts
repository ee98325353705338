import { Graph } from "../../../src/proof/links/graph/graph";
import type { Resource } from "../../../src/proof/model";
import { placeholder } from "../../../src/proof/placeholder";

function resource(
  address: string,
  after: readonly string[],
  name?: string,
): Resource {
  return {
    address,
    mode: "managed",
    type: "aws_sns_topic",
    values: name === undefined ? {} : { name },
    after,
    region: "us-east-1",
    account: "123456789012",
    place: { file: "main.tf" },
  };
}

const unknown = placeholder("var.name");
const resources = [
  resource("aws_sns_topic.a", [], "a"),
  resource("aws_sns_topic.b[0]", ["aws_sns_topic.a"], `b-${unknown}`),
  resource('aws_sns_topic.c["x.y[0]"]', ["aws_sns_topic.b"], "c"),
  // Terraform refuses circles; a walk must still end.
  resource("aws_sns_topic.d", ["aws_sns_topic.e", 'aws_sns_topic.c["x.y[0]"]']),
  resource("aws_sns_topic.e", ["aws_sns_topic.d"]),
];
const graph = new Graph({ resources, unknowns: [] });
// As many as stand above.
const [a, b, c, d] = resources as [Resource, Resource, Resource, Resource];

test("Terraform's order goes through instances and blocks", () => {
  const before = (first: Resource, second: Resource) =>
    graph.precedes(first, second);
  expect([before(a, b), before(a, c), before(b, c), before(b, d)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([before(b, a), before(c, b), before(d, c)]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each<
  [text: string, sure: readonly Resource[], maybe: readonly Resource[]]
>([
  ["a", [a], []],
  [`b-${unknown}`, [b], []],
  ["b-1", [], [b]],
  ["z", [], []],
  [unknown, [], [a, c]],
])("%j names what it surely or maybe names", (text, sure, maybe) => {
  expect(graph.find("aws_sns_topic", "name", text)).toEqual({ sure, maybe });
});
