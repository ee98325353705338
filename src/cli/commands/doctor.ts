import { defineCommand } from "../command";
import { doctorText } from "../doctor/doctor-text";
import { examine } from "../doctor/examine";
import { thisMachine } from "../doctor/machine";
import { format } from "../options";

export const command = defineCommand({
  arguments: [],
  options: { format },
  notes: `
Looks for what a deployment needs: Node.js, Terraform or OpenTofu, the AWS
provider (in a mirror or the registry), the region of terraform.tfvars, AWS
credentials, the right to make what is in the synthesized stack; and for trails
that are there already, because a second one costs. Changes nothing: it asks AWS
who we are (sts:GetCallerIdentity), what we may (iam:SimulatePrincipalPolicy,
iam:GetRole) and what records (cloudtrail:DescribeTrails). What may not be asked
is unknown, not missing.

Exit code: 0 when nothing is missing, 1 when something is.

  trailwire doctor
  AWS_PROFILE=security trailwire doctor --format json`,
  run: async (_args, { format }, io) => {
    const { awsAccount } =
      require("../doctor/aws-account") as typeof import("../doctor/aws-account"); // the module itself
    const findings = await examine(thisMachine, awsAccount(process.env));
    await io.print(
      format === "json"
        ? `${JSON.stringify({ findings }, null, 2)}\n`
        : `${doctorText(findings)}\n`,
    );
    return findings.some(({ status }) => status === "missing") ? 1 : 0;
  },
});
