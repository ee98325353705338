import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Logger } from "@aws-lambda-powertools/logger";
import { SNSClient } from "@aws-sdk/client-sns";
import type { Context } from "aws-lambda";
import { snsAlertSender } from "../event-pipeline/sns-alert-sender";
import { readAllowList } from "./allow-list";
import type { AuditRecord } from "./audit-record";
import { auditText } from "./audit-text";
import { clientLimits } from "./clients";
import { allowListFile, type ResponseName } from "./contract";
import { readEnvironment } from "./environment";
import { readOccasion } from "./occasion";
import { respond } from "./respond";
import type { Response } from "./response";

/** What Lambda calls with an event, or a person with a request; it answers what was done. */
export type ResponseHandler = (
  event: unknown,
  context: Context,
) => Promise<readonly AuditRecord[]>;

/**
 * Wires a response's function: its environment, the allow-list beside it, its log and its topic.
 *
 * @param values environment variables
 * @param folder where the function's own files are
 * @throws Error for an environment variable or an allow-list that is missing or wrong
 */
export function createHandler(
  name: ResponseName,
  response: Response,
  values: Readonly<Record<string, string | undefined>>,
  folder: string,
  sns = new SNSClient(clientLimits),
): ResponseHandler {
  const environment = readEnvironment(values);
  const { mode, role, topic } = environment;
  const leaveAlone = readAllowList(
    readFileSync(resolve(folder, allowListFile), "utf8"),
  );
  // Audit records are never left out, so there is no log level to choose.
  const logger = new Logger({
    serviceName: environment.name ?? name,
    logLevel: "INFO",
  });
  const alerts = snsAlertSender(sns, topic);
  const setup = {
    name,
    response,
    mode,
    role,
    leaveAlone,
    log: (audit: AuditRecord) =>
      audit.outcome === "failed"
        ? logger.error("audit", { audit })
        : logger.info("audit", { audit }),
    tell: (audit: AuditRecord) => alerts.send(auditText(audit)),
  };
  return (event, context) => {
    logger.addContext(context);
    return respond(setup, readOccasion(event, context.awsRequestId));
  };
}
