import { needsTable, type Sections } from "./guide-sections";

/** The sections of documents besides the guides whose commands `__tests__/e2e/documents.test.ts` follows. */
export const documentSections: Readonly<Record<string, Sections>> = {
  "README.md": {
    "Back-test": {
      "npx trailwire backtest s3://my-trail/AWSLogs/ --region eu-central-1 --since 7d --format html > report.html":
        "it needs a bucket in AWS; backtest/inputs tests the reading",
    },
    "The command line": {
      "npx trailwire events --since 24h": needsTable,
    },
  },
  "MIGRATING.md": {
    "A clone of Trailwire": {
      "npm install": "it downloads; e2e/engine.test.ts installs the engine",
      "npm run synth": "the same: e2e/engine.test.ts synthesizes",
    },
  },
};

/** Typed in a clone by `__tests__/e2e/documents.test.ts`, in this order. */
export const typedInClone: readonly string[] = [
  "TRAILWIRE_PRESET=event-pipeline npm run synth",
  "TRAILWIRE_PRESET=full npm run synth",
  "TRAILWIRE_PRESET=posture npm run synth",
  "npx tsx main.ts",
  "node .trailwire/bin/trailwire.js prove infra --var 'alert_emails=[\"security@example.com\"]'",
  "npx trailwire prove cdktf.out/stacks/security-monitor",
  "npx trailwire prove infra",
  "npx trailwire cost --preset event-pipeline",
  "npx trailwire pattern match '{ $.eventName = StopLogging }' log.json.gz",
  "npx trailwire rules show console-sign-in-without-mfa",
  "npx trailwire rules show instances-terminated",
  "npx trailwire rules show security-group-changes",
  "npx trailwire rules test root-usage",
  "npm ls cdktf",
  // What `--help` prints.
  "npx trailwire backtest logs/ --pack recommended --since 30d",
  "npx trailwire backtest logs/ --baseline cis --format html > report.html",
  "npx trailwire cost --preset recommended --events-per-month 5000000",
  "npx trailwire coverage --pack recommended",
  "npx trailwire coverage --format html > coverage.html",
  "npx trailwire pattern check --cloudtrail '{ $.eventName = \"StopLogging\" }'",
  "npx trailwire pattern match '{ $.errorCode = \"*Denied\" }' logs/*.json.gz",
  "zcat app.log.gz | npx trailwire pattern match '-debug' -",
  "npx trailwire prove cdktf.out/stacks/security-monitor/cdk.tf.json",
  "npx trailwire prove infra/ --var region=eu-west-1",
  "npx trailwire rules list --pack recommended --min-severity high",
  "npx trailwire rules test root-usage cloudtrail-changes",
  "npx trailwire init --email security@example.com --region eu-central-1 --yes",
  "npx trailwire init --event-regions eu-west-1,eu-west-2",
];

/** Typed by another test or by CI: the file, and the words of it that do so. */
export const typedElsewhere: Readonly<
  Record<string, readonly [file: string, words: string]>
> = {
  "npm ci && npm run synth": [".ci/run", "npm run --silent synth"],
  "npm ci && npm test": [".ci/run", "npm test --silent"],
  "npx trailwire init": [
    "__tests__/cli/init.test.ts",
    "questions, again where an answer cannot be read",
  ],
  "npx trailwire doctor": [
    "__tests__/e2e/doctor.test.ts",
    "with credentials nothing is missing",
  ],
  "npm test": [".ci/run", "npm test --silent"],
  "npm run test:properties": [".ci/run", "npm run --silent test:properties"],
  "npm run test:e2e": [".ci/run", "npm run --silent test:e2e"],
  "npm run format:check": [".ci/run", "npm run --silent format:check"],
  "npm run bench": [".ci/run", "npm run --silent bench"],
  "trailwire --help": [
    "__tests__/cli/program.test.ts",
    "--help shows the groups",
  ],
  "npm run docs": ["__tests__/e2e/api-reference.test.ts", '"npm run docs"'],
  "npm run build:scanner": [
    "__tests__/e2e/scanner.test.ts",
    "compiledScanner()",
  ],
  "npm ci": [".ci/run", "npm ci"],
  "npm ci --prefix .trailwire": [".ci/run", "npm ci"],
  "git restore .": ["__tests__/e2e/documents.test.ts", '"git restore ."'],
  "npm pack": ["__tests__/e2e/support/packed.ts", '"pack"'],
};

/** Typed by nobody, and why. */
export const typedByNobody: Readonly<Record<string, string>> = {
  "UPDATE_GOLDEN=1 npm test":
    "it would change this checkout; e2e/guides.test.ts does it in a clone, for some tests",
  "npm run bench -- backtest": "it takes minutes; CI runs a short one",
  "npm run bench -- startup": "the same",
  "npm run bench -- backtest-large": "it takes minutes and gigabytes",
  "npx cdktn": "it asks for Node 22, and is the next engine's own",
  "npx cdktn diff": "the same; e2e/engine.test.ts plans the same state",
  "npm install cdktf constructs @cdktf/provider-aws":
    "it downloads; e2e/package.test.ts links the same packages",
  "terraform state show aws_s3_bucket.audit_logs":
    "e2e/migrate.test.ts knows the name",
  "terraform show -json monitor.plan":
    "e2e/guides.test.ts shows a plan of another name",
  "terraform import": "what is imported is the reader's",
  "aws organizations enable-aws-service-access": "it needs an organization",
  "npx trailwire backtest s3://my-trail/AWSLogs/ --region eu-central-1 --since 7d":
    "it needs a bucket in AWS; backtest/inputs tests the reading",
  "AWS_PROFILE=security npx trailwire doctor --format json":
    "it needs the profile; cli/doctor.test.ts runs it",
  "npx trailwire prove plan.json --format html > proof.html":
    "e2e/guides.test.ts proves a plan, and guides.test.ts writes the page",
  "npx trailwire events --rule root-usage --since 24h": needsTable,
  "npx trailwire events --min-severity high --since 7d --format jsonl":
    needsTable,
};
