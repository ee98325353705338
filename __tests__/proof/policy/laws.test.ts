import fc from "fast-check";
import { placeholder } from "../../../src/proof/placeholder";
import {
  evaluate,
  parsePolicy,
  type Policies,
  type Request,
} from "../../../src/proof/policy";
import { account, inShort, other, type Json } from "./asking";
import { runs } from "../../support/runs";

/*
 * Laws over small worlds: a few names, so that statements often meet requests, with placeholders
 * among them.
 */

/** More of them by hand: `LAWS=20000 npx jest laws`. */

/** Of an account, of a part of an ARN, and of anything. */
const [x, y, z] = [placeholder("x"), placeholder("y"), placeholder("z")];

interface Statement {
  readonly Effect: string;
  readonly Principal: Json;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition: Readonly<Record<string, Record<string, string[]>>>;
}

interface Decidable {
  readonly request: Request;
  readonly statements: readonly object[];
  readonly identity: readonly object[];
  readonly owner: string;
  readonly kind: "resource" | "key";
}

interface World extends Decidable {
  readonly statements: readonly Statement[];
}

const one = (...texts: readonly string[]) => fc.constantFrom(...texts);
const some = (texts: fc.Arbitrary<string>) =>
  fc.array(texts, { minLength: 1, maxLength: 2 });

const accountIds = one(account, other, "111122223333");
const accounts = one(account, other, x);
const roles = accounts.map((id) => `arn:aws:iam::${id}:role/r`);
const topics = fc
  .tuple(
    one("us-east-1", "*", y),
    one(account, x, "*"),
    one("a", "b", "?", y, z),
  )
  .map(([region, id, name]) => `arn:aws:sns:${region}:${id}:${name}`);
const topic = fc
  .tuple(one("us-east-1", y), one(account, x), one("a", "b", y, z))
  .map(([region, id, name]) => `arn:aws:sns:${region}:${id}:${name}`);
const values = fc.oneof(topics, one("a", "b", "*", x, z, `a${z}`, `*${y}`, ""));
const operators = one(
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLikeIfExists",
  "StringEqualsIgnoreCase",
  "ArnLike",
  "ArnNotEquals",
  "ForAnyValue:StringLike",
  "ForAllValues:StringNotEquals",
  "NumericEquals",
  "NotIpAddress",
  "Bool",
  "Null",
);

const statement: fc.Arbitrary<Statement> = fc.record({
  Effect: one("Allow", "Allow", "Deny"),
  Principal: fc.oneof(
    fc.constant("*"),
    some(one("events.amazonaws.com", "s3.amazonaws.com", `${y}.com`)).map(
      (Service) => ({ Service }),
    ),
    some(
      fc.oneof(
        accounts,
        roles,
        accounts.map((id) => `arn:aws:iam::${id}:root`),
      ),
    ).map((AWS) => ({ AWS })),
  ),
  Action: some(one("sns:Publish", "sns:*", "sns:Sub*", `sns:${y}`)),
  Resource: some(fc.oneof(topics, one("*", x))),
  Condition: fc.dictionary(
    operators,
    fc.dictionary(one("aws:SourceArn", "k", "n"), some(values), {
      maxKeys: 2,
    }),
    { maxKeys: 2 },
  ),
});

/** As the policy of an identity has it: without principal, its resources ARNs whatever the placeholders stand for. */
const ownStatement = statement.map(({ Principal: _, ...rest }) => ({
  ...rest,
  Resource: rest.Resource.map((text) => (text === x ? "*" : text)),
}));

const principal: fc.Arbitrary<Request["principal"]> = fc.oneof(
  one("events.amazonaws.com", "s3.amazonaws.com").map((service) => ({
    service,
  })),
  fc.tuple(accounts, one("r", y)).map(([id, name]) => ({
    aws: `arn:aws:iam::${id}:role/${name}`,
    account: id,
  })),
);

const world: fc.Arbitrary<World> = fc.record({
  request: fc.record({
    principal,
    action: one("sns:Publish", "sns:Subscribe"),
    resource: topic,
    context: fc.dictionary(
      one("AWS:SourceArn", "K", "n"),
      fc.oneof(topic, one("a", "5", x, z), fc.array(one("a", "b", y))),
    ),
  }),
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  identity: fc.array(ownStatement, { minLength: 1, maxLength: 2 }),
  owner: accounts,
  kind: fc.constantFrom("resource", "key"),
});

function decide({ request, statements, identity, owner, kind }: Decidable) {
  const policies: Policies = {
    resource: { policy: read(statements, kind), account: owner, kind },
    identity: [read(identity, "identity")],
  };
  return inShort(evaluate(request, policies));
}

function read(statements: unknown, kind: "resource" | "key" | "identity") {
  const reading = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    kind,
  );
  if (reading.is !== "policy") throw new Error(JSON.stringify(reading));
  return reading;
}

const law = (name: string, holds: (world: World, more: Statement) => void) =>
  test(name, () => {
    fc.assert(fc.property(world, statement, holds), runs(120));
  });

test("the worlds hold every verdict often", () => {
  const counts = new Map<string, number>();
  for (const it of fc.sample(world, { numRuns: 200, seed: 7 })) {
    const verdict = decide(it);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([
    "allowed",
    "denied explicitly",
    "denied implicitly",
    "unknown",
  ]);
  expect(Math.min(...counts.values())).toBeGreaterThan(5);
});

law(
  "another Allow takes nothing away, another Deny gives nothing",
  (it, more) => {
    const before = decide(it);
    const after = (Effect: string) =>
      decide({ ...it, statements: [...it.statements, { ...more, Effect }] });
    if (before === "allowed") expect(after("Allow")).toBe("allowed");
    if (before.startsWith("denied")) expect(after("Deny")).toMatch(/^denied/);
  },
);

law("order, letters of keys, and lists of one mean nothing", (it) => {
  const scalar = (list: readonly string[]) =>
    list.length === 1 ? list[0] : [...list].reverse();
  const rewritten = it.statements.map((one) => ({
    Condition: Object.fromEntries(
      Object.entries(one.Condition)
        .reverse()
        .map(([operator, keys]) => [
          operator,
          Object.fromEntries(
            Object.entries(keys).map(([key, list]) => [
              key.toUpperCase(),
              scalar(list),
            ]),
          ),
        ]),
    ),
    Resource: scalar(one.Resource),
    Action: scalar(one.Action),
    Principal: one.Principal,
    Effect: one.Effect,
  }));
  expect(decide({ ...it, statements: rewritten.reverse() })).toBe(decide(it));
});

test("no text in a placeholder's place contradicts a verdict", () => {
  const word = one("", "a", "b", "us-east-1", "events.amazonaws");
  const text = fc.oneof(word, one("a:b", "true", "5", account), topic);
  fc.assert(
    fc.property(world, accountIds, word, text, (it, forX, forY, forZ) => {
      const before = decide(it);
      if (before === "unknown") return;
      const filled = JSON.parse(
        JSON.stringify(it)
          .replaceAll(z, forZ)
          .replaceAll(y, forY)
          .replaceAll(x, forX),
        // The same world with other texts.
      ) as World;
      const [verdict] = decide(filled).split(" ");
      expect(verdict).toBe(before.split(" ")[0]);
    }),
    runs(240),
  );
});
