import {
  apiCall,
  assumedRole,
  consoleSignIn,
  root,
} from "../src/cloudtrail/event";
import { compile } from "../src/pattern";
import { rules } from "../rules";
import { compare, type Row } from "./measure";

const EVENTS = 20_000;

/** Every rule over generated records against the `JSON.parse` of the same records, which any reader must do. */
export function benchMatch(runs: number): Row {
  const names = [
    "DescribeInstances",
    "GetObject",
    "PutObject",
    "AssumeRole",
    "StopLogging",
    "CreateRoute",
  ];
  const records = Array.from({ length: EVENTS }, (_, n) => {
    if (n % 97 === 0)
      return consoleSignIn({ userIdentity: n % 2 === 0 ? root : {} });
    const eventName = names[n % names.length] ?? "";
    return n % 3 === 0
      ? apiCall({ eventName, userIdentity: assumedRole })
      : apiCall({
          eventName,
          requestParameters: { bucketName: `example-${n}`, key: "a/b/c" },
        });
  });
  const lines = records.map((record) => JSON.stringify(record));
  const parsed: readonly unknown[] = lines.map((line) => JSON.parse(line));
  const matchers = rules.map(({ pattern }) => compile(pattern));
  let matches = 0;
  const ours = () =>
    timed(() => {
      for (const record of parsed) {
        for (const matcher of matchers) if (matcher(record)) matches += 1;
      }
    });
  const theirs = () =>
    timed(() => {
      for (const line of lines) JSON.parse(line);
    });
  ours();
  theirs();
  if (matches === 0)
    throw new Error("expected some records to match, none did");
  const result = compare(runs, ours, theirs);
  const rate = (time: number) =>
    `${Math.round(EVENTS / time / 1000)} k events/s`;
  return {
    what: `${rules.length} rules over a parsed record`,
    ours: rate(result.ours),
    against: `${rate(result.theirs)} (\`JSON.parse\` of it)`,
    ratio: result.ours / result.theirs,
  };
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}
