import { isLogKey } from "../../src/runtime/event-pipeline/log-key";

const file = "us-east-1/2026/01/15/x.json.gz";

test.each([
  [`AWSLogs/123456789012/CloudTrail/${file}`, true],
  [`some/prefix/AWSLogs/123456789012/CloudTrail/${file}`, true],
  [`AWSLogs/o-abc123/123456789012/CloudTrail/${file}`, true],
  [`AWSLogs/123456789012/CloudTrail-Insight/${file}`, true],
  [`AWSLogs/123456789012/CloudTrail-NetworkActivity/${file}`, true],
  [`AWSLogs/123456789012/CloudTrailer/${file}`, false],
  ["replayed/x.json", true],
  [`AWSLogs/123456789012/CloudTrail-Digest/${file}`, false],
  [`AWSLogs/o-abc123/123456789012/CloudTrail-Digest/${file}`, false],
  [`CloudTrail-Digest/${file}`, false],
  [`AWSLogs/123456789012/Config/${file}`, false],
  ["AWSLogs/123456789012/vpcflowlogs/us-east-1/x.log.gz", false],
  ["AWSLogs/123456789012/CloudTrail/", false],
])("%s: %s", (key, expected) => {
  expect(isLogKey(key)).toBe(expected);
});
