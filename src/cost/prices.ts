/** What AWS asks for something. */
export interface Price {
  /** US dollars, without tax, free tier and volume discount; `unknown` where no source was found. */
  readonly usd: number | "unknown";
  /** For how many units that is. */
  readonly per: number;
  /** What is counted. */
  readonly unit: string;
  /** The AWS page that has the price of today. */
  readonly page: string;
}

/**
 * Where and when the prices hold. They were read in November 2026: that of the KMS key and those of
 * CloudTrail in copies of AWS's own pages, the others in guides that quote them, of which the newest is of
 * June 2026 and some bear no date. They give the order of magnitude; `page` has the price of today.
 */
export const priceList = { region: "us-east-1", asOf: "2026-06" } as const;

const page = (service: string) => `https://aws.amazon.com/${service}/pricing/`;
const MILLION = 1_000_000;

/** Prices by what they are for. First tiers only: those above are cheaper. */
export const prices = {
  accessAnalyzerUnused: {
    usd: 0.2,
    per: 1,
    unit: "IAM role or user analyzed in a month",
    page: page("iam/access-analyzer"),
  },
  alarm: {
    usd: 0.1,
    per: 1,
    unit: "alarm-month",
    page: page("cloudwatch"),
  },
  athenaScan: {
    usd: 5,
    per: 1024,
    unit: "GB scanned",
    page: page("athena"),
  },
  configEvaluation: {
    usd: 0.001,
    per: 1,
    unit: "rule evaluation",
    page: page("config"),
  },
  configItem: {
    usd: 0.003,
    per: 1,
    unit: "configuration item, recorded at once",
    page: page("config"),
  },
  customMetric: {
    usd: 0.3,
    per: 1,
    unit: "metric-month",
    page: page("cloudwatch"),
  },
  dashboard: {
    usd: 3,
    per: 1,
    unit: "dashboard-month",
    page: page("cloudwatch"),
  },
  dataEvent: {
    usd: 0.1,
    per: 100_000,
    unit: "data event",
    page: page("cloudtrail"),
  },
  email: { usd: 2, per: 100_000, unit: "e-mail", page: page("sns") },
  firehose: {
    usd: 0.029,
    per: 1,
    unit: "GB",
    page: page("firehose"),
  },
  forwardedEvent: {
    usd: 1,
    per: MILLION,
    unit: "event sent to another bus",
    page: page("eventbridge"),
  },
  guardDutyEvent: {
    usd: 4,
    per: MILLION,
    unit: "CloudTrail event analyzed",
    page: page("guardduty"),
  },
  guardDutyNetwork: {
    usd: 1,
    per: 1,
    unit: "GB of flow and DNS logs analyzed",
    page: page("guardduty"),
  },
  guardDutyPlans: {
    usd: "unknown",
    per: 1,
    unit: "account with protection plans",
    page: page("guardduty"),
  },
  httpsDelivery: {
    usd: 0.6,
    per: MILLION,
    unit: "HTTPS delivery",
    page: page("sns"),
  },
  insightsEvent: {
    usd: 0.35,
    per: 100_000,
    unit: "event analyzed",
    page: page("cloudtrail"),
  },
  kmsKey: { usd: 1, per: 1, unit: "key-month", page: page("kms") },
  kmsRequest: { usd: 0.03, per: 10_000, unit: "request", page: page("kms") },
  lambdaCompute: {
    usd: 0.0000133334,
    per: 1,
    unit: "GB-second on arm64",
    page: page("lambda"),
  },
  lambdaRequest: {
    usd: 0.2,
    per: MILLION,
    unit: "request",
    page: page("lambda"),
  },
  logIngestion: {
    usd: 0.5,
    per: 1,
    unit: "GB ingested",
    page: page("cloudwatch"),
  },
  logStorage: {
    usd: 0.03,
    per: 1,
    unit: "GB-month, compressed",
    page: page("cloudwatch"),
  },
  openSearchOcu: {
    usd: 0.24,
    per: 1,
    unit: "OCU-hour",
    page: page("opensearch-service"),
  },
  openSearchStorage: {
    usd: "unknown",
    per: 1,
    unit: "GB-month",
    page: page("opensearch-service"),
  },
  publish: { usd: 0.5, per: MILLION, unit: "publish", page: page("sns") },
  s3Put: { usd: 0.005, per: 1000, unit: "PUT request", page: page("s3") },
  s3Storage: {
    usd: 0.023,
    per: 1,
    unit: "GB-month in S3 Standard",
    page: page("s3"),
  },
  securityCheck: {
    usd: 0.001,
    per: 1,
    unit: "security check",
    page: page("security-hub"),
  },
  sms: {
    usd: "unknown",
    per: 1,
    unit: "text message, by country",
    page: "https://aws.amazon.com/sns/sms-pricing/",
  },
  sqsRequest: { usd: 0.4, per: MILLION, unit: "request", page: page("sqs") },
  tableStorage: {
    usd: 0.25,
    per: 1,
    unit: "GB-month",
    page: page("dynamodb"),
  },
  tableWrite: {
    usd: 0.625,
    per: MILLION,
    unit: "write request unit",
    page: page("dynamodb"),
  },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceId = keyof typeof prices;
