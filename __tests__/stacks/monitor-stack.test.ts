import { DataAwsS3Bucket } from "@cdktf/provider-aws/lib/data-aws-s3-bucket";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { MonitorStack } from "../../src/stacks/monitor-stack";

class Stack extends MonitorStack {
  constructor() {
    super(Testing.app(), { type: "local" });
    this.provideAws();
  }
}

/** The name that a construct at this path gets; all but the last id are those of plain constructs. */
function nameOf(...path: readonly string[]): string {
  const stack = new Stack();
  const scope = path
    .slice(0, -1)
    .reduce<Construct>((scope, id) => new Construct(scope, id), stack);
  return new S3Bucket(scope, path.at(-1) ?? "", {}).friendlyUniqueId;
}

describe("logical ids", () => {
  test.each([
    [["logs"], "logs"],
    [["audit_logs", "bucket"], "audit_logs"],
    [["audit-logs", "bucket"], "audit_logs"],
    [["audit_logs", "bucket", "bucket"], "audit_logs"],
    [["audit_logs", "s3_bucket"], "audit_logs"],
    [["audit_logs", "copy"], "audit_logs_copy"],
    [["bucket"], "bucket"],
    [["a", "ket"], "a_ket"],
  ])("%j becomes %s", (path, name) => {
    expect(nameOf(...path)).toBe(name);
  });

  test("may repeat for another kind, but not for the same", () => {
    const stack = new Stack();
    const name = (element: { friendlyUniqueId: string }) =>
      element.friendlyUniqueId;
    const scope = new Construct(stack, "a");
    const bucket = new S3Bucket(scope, "b", {});
    expect(name(bucket)).toBe("a_b");
    expect(name(new TerraformVariable(scope, "b_", {}))).toBe("a_b_");
    const versioning = new S3BucketVersioningA(stack, "a_b", {
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
    expect(name(versioning)).toBe("a_b");
    const data = new DataAwsS3Bucket(scope, "b_c", {
      bucket: "existing",
    });
    const resource = new S3Bucket(new Construct(scope, "b-c"), "bucket", {});
    expect([name(data), name(resource)]).toEqual(["a_b_c", "a_b_c"]);
    const second = new S3Bucket(new Construct(stack, "a-b"), "bucket", {});
    expect(() => second.friendlyUniqueId).toThrow(
      '"security-monitor/a-b/bucket" and "security-monitor/a/b" would both be aws_s3_bucket.a_b: expected ids that differ, rename one of the constructs',
    );
  });
});
