import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { RetentionVariable } from "../constructs/retention";
import { emailForm } from "../project/email-form";
import { regionForm } from "../project/regions";

/** The region of the trail, the alarms and everything else; the trail itself records all regions. */
export function awsRegion(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "aws_region", {
    type: "string",
    description: "The AWS region to deploy to.",
    default: "us-east-1",
    nullable: false,
    validation: [
      {
        condition: match(regionForm, "var.aws_region"),
        errorMessage:
          "The region must be written by its code, such as us-east-1 or eu-central-1.",
      },
    ],
  });
}

/**
 * Who gets alerts by e-mail.
 * @param options.exactlyOne - for a preset with a single subscription
 * @param options.optional - for a preset that may run without anyone to alert
 */
export function alertEmails(
  scope: Construct,
  options: { readonly exactlyOne?: boolean; readonly optional?: boolean } = {},
): TerraformVariable {
  const variable = new TerraformVariable(scope, "alert_emails", {
    type: "list(string)",
    description: `The e-mail address${options.exactlyOne ? "" : "es"} to alert. AWS asks each for a confirmation first.`,
    ...(options.optional && { default: [] }),
    nullable: false,
    validation: [
      every(
        "alert_emails",
        emailForm,
        "Write e-mail addresses such as security@example.com",
      ),
    ],
  });
  if (options.exactlyOne) {
    variable.addValidation({
      condition: "${length(var.alert_emails) == 1}",
      errorMessage:
        'The preset compliance-monitor alerts exactly one address, such as ["security@example.com"]; the preset recommended takes several.',
    });
  }
  return variable;
}

/** A single address beside the list, as the tutorials' pipeline has it. */
export function alertEmail(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "alert_email", {
    type: "string",
    description:
      "One e-mail address to alert, in addition to those of alert_emails.",
    default: "",
    nullable: false,
    validation: [
      {
        condition: `\${var.alert_email == "" || can(regex("${emailForm}", var.alert_email))}`,
        errorMessage:
          "Write an e-mail address such as security@example.com, or nothing.",
      },
    ],
  });
}

/** Who gets alerts by text message. */
export function alertPhoneNumbers(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "alert_phone_numbers", {
    type: "list(string)",
    description: "The phone numbers to alert by text message, in E.164 form.",
    default: [],
    nullable: false,
    validation: [
      every(
        "alert_phone_numbers",
        "^[+][1-9][0-9]{6,14}$",
        "Write phone numbers with + and country code, such as +15555550100",
      ),
    ],
  });
}

/** Which systems get alerts as HTTPS requests. */
export function alertHttpsEndpoints(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "alert_https_endpoints", {
    type: "list(string)",
    description:
      "The HTTPS endpoints to alert. Each must confirm the subscription that SNS posts to it.",
    default: [],
    nullable: false,
    validation: [
      every(
        "alert_https_endpoints",
        "^https://[^/ ]+[^ ]*$",
        "Write addresses that begin with https://, such as https://alerts.example.com/sns",
      ),
    ],
  });
}

/**
 * What all names begin with. The longest of them, `<prefix>-access-logs-<account>-<region>`, must
 * stay within the 63 characters of a bucket's name.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function prefix(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "prefix", {
    type: "string",
    description:
      "The beginning of all names. Two monitors in one account need different ones.",
    default: "trailwire",
    nullable: false,
    validation: [
      {
        condition: match("^[a-z0-9]+(-[a-z0-9]+)*$", "var.prefix"),
        errorMessage:
          "The prefix becomes part of bucket names: lower-case letters, digits and single - between them only, such as acme-audit.",
      },
      {
        condition: "${length(var.prefix) >= 2 && length(var.prefix) <= 23}",
        errorMessage:
          "The prefix must have 2 to 23 characters: bucket names have at most 63, and account, region and the bucket's purpose need 40.",
      },
      {
        condition:
          '${!can(regex("^(sthree|amzn-s3-demo)-", "${var.prefix}-"))}',
        errorMessage:
          "S3 keeps bucket names that begin with sthree- and amzn-s3-demo- for itself: choose another prefix.",
      },
    ],
  });
}

/** What kind of account this is; goes into the tags. */
export function environment(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "environment", {
    type: "string",
    description: "The value of the tag Environment on every resource.",
    default: "production",
    nullable: false,
    validation: [
      {
        condition: match(
          "^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$",
          "var.environment",
        ),
        errorMessage:
          "The environment is a word of up to 63 letters, digits, _ . and -, such as production.",
      },
    ],
  });
}

/** How long events can be searched in CloudWatch Logs; the bucket keeps them longer. */
export function retention(scope: Construct): RetentionVariable {
  return new RetentionVariable(scope, "retention_days", {
    description: "Days for which CloudWatch Logs keeps the events.",
    default: 365,
  });
}

/** How long the event pipeline's findings are kept. */
export function findingsRetention(
  scope: Construct,
  name: "retention_days" | "findings_retention_days",
): TerraformVariable {
  return new TerraformVariable(scope, name, {
    type: "number",
    description: "Days for which findings stay in the table.",
    default: 90,
    nullable: false,
    validation: [
      {
        condition: `\${var.${name} >= 1 && var.${name} <= 3653 && floor(var.${name}) == var.${name}}`,
        errorMessage:
          "Findings are kept for a whole number of days, 1 to 3653 (ten years).",
      },
    ],
  });
}

/** How much the event pipeline's function writes about its work. */
export function logLevel(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "log_level", {
    type: "string",
    description: "The least level of what the function logs.",
    default: "INFO",
    nullable: false,
    validation: [
      {
        condition:
          '${contains(["DEBUG", "INFO", "WARN", "ERROR"], var.log_level)}',
        errorMessage: "The log level must be DEBUG, INFO, WARN or ERROR.",
      },
    ],
  });
}

function match(pattern: string, value: string): string {
  return `\${can(regex("${pattern}", ${value}))}`;
}

/** A validation of every element of a list that names those which fail. */
function every(variable: string, pattern: string, mend: string) {
  const fails = `!can(regex("${pattern}", item))`;
  const offenders = `[for item in var.${variable} : item if ${fails}]`;
  return {
    condition: `\${length(${offenders}) == 0}`,
    errorMessage: `${mend}, not \${join(", ", ${offenders})}.`,
  };
}
