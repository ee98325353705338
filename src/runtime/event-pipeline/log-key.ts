/**
 * Whether an object is one of CloudTrail's log files, which its key tells: of management and data
 * events, of insights or of network activity; not a digest, and not what Config or others deliver
 * to the same bucket. A key outside of `AWSLogs/` is taken for one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html
 */
export function isLogKey(key: string): boolean {
  if (!/\.json(\.gz)?$/.test(key)) return false;
  const [, service] =
    /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]+\/)?\d{12}\/([^/]+)\//.exec(key) ?? [];
  return service === undefined
    ? !key.includes("CloudTrail-Digest")
    : /^CloudTrail(-(?!Digest$).*)?$/.test(service);
}
