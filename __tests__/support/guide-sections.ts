import type { NotRun } from "../e2e/support/guide";

/** Sections by heading, each with the commands that no test runs. */
export type Sections = Readonly<Record<string, NotRun>>;

/** Where the commands and settings of a guide are tried. */
interface Followed {
  /** In `__tests__/guides.test.ts`: the command line alone, within its process. */
  readonly here: Sections;
  /** In `__tests__/e2e/guides.test.ts`: whole processes, with Terraform on the emulator. */
  readonly onMachine: Sections;
}

const none: NotRun = {};

/** Why findings are not asked for. */
export const needsTable =
  "it needs the table of a pipeline; cli/events.test.ts asks a stand-in";

/** The guides that have no test of their own in `__tests__/e2e`, and every section of them that has something to do. */
export const guideSections: Readonly<Record<string, Followed>> = {
  "back-test": {
    here: {
      "Logs on disk": none,
      "Logs in S3": {
        "npx trailwire backtest s3://acme-audit-logs/AWSLogs/ --pack recommended --since 7d --region eu-central-1":
          "it needs a bucket in AWS; __tests__/backtest/inputs tests the reading",
      },
      "Before you deploy": none,
      "A rule of your own": none,
      "Months of a large organization": {
        "npx trailwire backtest --athena --pack recommended --since 90d --max-scan 200":
          "it needs Athena, which the emulator only pretends to be; __tests__/backtest/athena tests it",
      },
    },
    onMachine: {},
  },
  channels: {
    here: { "What each shows": none },
    onMachine: { "Who hears what": none },
  },
  cost: {
    here: {
      "Before you choose": none,
      "One preset, line by line": none,
      "With your own figures": none,
      "For a script": none,
    },
    onMachine: {},
  },
  deploy: {
    here: { Regions: none, "Keep it quiet": none },
    onMachine: {
      "Set it up": {
        "npm ci": "the packages are there; .ci/run begins with it",
      },
      "Look before you deploy": {
        "npx trailwire doctor":
          "it asks the registry of providers; e2e/doctor.test.ts runs it",
      },
      "Deploy it": {
        "aws sns list-subscriptions --region eu-central-1 --query 'Subscriptions[?SubscriptionArn==`PendingConfirmation`].Endpoint'":
          "it needs AWS's own command line",
      },
      "Try it": {
        'aws cloudwatch set-alarm-state --region eu-central-1 --alarm-name trailwire-CRITICAL-root-usage --state-value ALARM --state-reason "a trial"':
          "it needs AWS's own command line",
      },
    },
  },
  "event-pipeline": {
    here: {
      "Beside the monitor": none,
      "What was found": {
        "npx trailwire events --since 24h": needsTable,
        "npx trailwire events --rule bucket-policy-changed --since 7d --format jsonl":
          needsTable,
      },
    },
    onMachine: { "By itself": none, "Events of your own": none },
  },
  investigation: {
    here: { Limits: none, OpenSearch: none },
    onMachine: { "Switch on": none },
  },
  library: {
    here: {
      "Install it": {
        "npm ci": "the packages are there; .ci/run begins with it",
        "npm pack": "e2e/package.test.ts makes the package",
        "npm install ./trailwire-0.1.0.tgz cdktf constructs @cdktf/provider-aws":
          "it downloads; e2e/package.test.ts puts the package beside them",
      },
    },
    onMachine: {},
  },
  "multi-account": {
    here: { "Posture of all accounts": none },
    onMachine: {
      "In the security account": {
        "npx cdktf deploy":
          "it needs an organization; e2e/full.test.ts deploys what an emulator can",
      },
    },
  },
  posture: {
    here: { "Put right what is found": none, "Several regions": none },
    onMachine: { "Switch on": none },
  },
  presets: {
    here: {
      "Choose the rules": none,
      "Who is told how": none,
      "Spare people the noise": none,
      Features: none,
    },
    onMachine: { "Choose a preset": none },
  },
  prove: {
    here: {
      "A folder of HCL": none,
      "Values it does not know": none,
      "For others": none,
    },
    onMachine: {
      "A plan or a state": none,
      "What you synthesized": none,
    },
  },
  response: {
    here: {
      "Let one act": none,
      "Quarantine somebody": {
        [`aws events put-events --entries '[{"Source":"trailwire","DetailType":"Quarantine Request","Detail":"{\\"quarantine\\":\\"arn:aws:iam::123456789012:user/alice\\"}"}]'`]:
          "it needs AWS's own command line; __tests__/guides.test.ts holds the event to the response",
      },
    },
    onMachine: { "As dry runs": none },
  },
  uninstall: {
    here: {},
    onMachine: {
      "Keep what was recorded": none,
      "Remove everything": none,
      "Remove what is on your machine": none,
    },
  },
  "write-a-rule": {
    here: {},
    onMachine: {
      "Try it": none,
      "Before you commit": none,
      "Deploy it": none,
    },
  },
};
