import { defineCommand } from "../command";
import { awsAccount } from "../doctor/aws-account";
import { doctorText } from "../doctor/doctor-text";
import { examine } from "../doctor/examine";
import { thisMachine } from "../doctor/machine";
import { format } from "../options";

export const command = defineCommand({
  arguments: [],
  options: { format },
  notes: `
Looks for what a deployment needs: Node.js, Terraform or OpenTofu, the AWS
provider (in a mirror or the registry), AWS credentials, and the right to make
what is in the synthesized stack. Changes nothing: it asks AWS who we are
(sts:GetCallerIdentity) and what we may (iam:SimulatePrincipalPolicy,
iam:GetRole). Where IAM may not be asked, the rights are unknown, not missing.

Exit code: 0 when nothing is missing, 1 when something is.

  trailwire doctor
  AWS_PROFILE=security trailwire doctor --format json`,
  run: async (_args, { format }, io) => {
    const findings = await examine(thisMachine, awsAccount(process.env));
    await io.print(
      format === "json"
        ? `${JSON.stringify({ findings }, null, 2)}\n`
        : `${doctorText(findings)}\n`,
    );
    return findings.some(({ status }) => status === "missing") ? 1 : 0;
  },
});
