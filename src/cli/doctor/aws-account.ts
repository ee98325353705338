import {
  CloudTrailClient,
  DescribeTrailsCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  GetRoleCommand,
  IAMClient,
  paginateSimulatePrincipalPolicy,
  type EvaluationResult,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type Account, AccountError, type Decision } from "./account";

/** What AWS and its client call credentials that are missing, wrong or expired. */
const CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|Expired(Token|TokenException)|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException)$/;
const FORBIDDEN = /^AccessDenied(Exception)?$/;

/** Actions in one question. */
const CHUNK = 50;

/** The account of this machine's AWS credentials, which are found as every AWS tool finds them. */
export function awsAccount(environment: NodeJS.ProcessEnv): Account {
  // That later versions of the client want a later Node is no concern of who looks at an account.
  environment["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const fallback = environment["AWS_DEFAULT_REGION"] || "us-east-1";
  // The client knows AWS_REGION and the profile's region; it refuses to work without one.
  const region = () => new STSClient({}).config.region().catch(() => fallback);
  const options = { region, maxAttempts: 2 };
  const sts = new STSClient(options);
  const iam = new IAMClient(options);
  return {
    identity: () =>
      told(async () => {
        const said = await sts.send(new GetCallerIdentityCommand());
        return { account: said.Account ?? "", arn: said.Arn ?? "" };
      }),
    roleArn: (name) =>
      told(async () => {
        const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
        return Role?.Arn ?? "";
      }),
    simulate: (principal, actions) =>
      told(async () => {
        const decisions: Decision[] = [];
        for (let at = 0; at < actions.length; at += CHUNK) {
          const pages = paginateSimulatePrincipalPolicy(
            { client: iam },
            {
              PolicySourceArn: principal,
              ActionNames: actions.slice(at, at + CHUNK),
            },
          );
          for await (const { EvaluationResults = [] } of pages) {
            decisions.push(...EvaluationResults.map(decisionOf));
          }
        }
        return decisions;
      }),
    trails: (region) =>
      told(async () => {
        const cloudTrail = new CloudTrailClient({ region, maxAttempts: 2 });
        const { trailList = [] } = await cloudTrail.send(
          new DescribeTrailsCommand(),
        );
        return trailList.map(({ Name = "", HomeRegion = region }) => ({
          name: Name,
          home: HomeRegion,
        }));
      }),
  };
}

function decisionOf(result: EvaluationResult): Decision {
  const { EvalActionName = "", EvalDecision, MissingContextValues } = result;
  return {
    action: EvalActionName,
    decision:
      EvalDecision === "allowed"
        ? "allowed"
        : EvalDecision === "implicitDeny" && MissingContextValues?.length
          ? "depends"
          : "denied",
  };
}

/** Runs a question; what AWS and its client throw becomes what a person can do something about. */
async function told<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const kind = CREDENTIALS.test(error.name)
      ? "credentials"
      : FORBIDDEN.test(error.name)
        ? "forbidden"
        : "unreachable";
    // A refused connection has its message in its code.
    const { code } = error as NodeJS.ErrnoException;
    // What follows the first line is advice to who calls the client.
    const [message = ""] = error.message.split("\n");
    throw new AccountError(kind, message || code || error.name);
  }
}
