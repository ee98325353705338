import { ListDashboardsCommand } from "@aws-sdk/client-cloudwatch";
import type { Clients } from "./clients";

/** How to list what an account holds of a type, for services that need no client of their own here. */
const lists: Readonly<Record<string, (clients: Clients) => Promise<unknown>>> =
  {
    aws_athena_workgroup: ({ call }) =>
      call("athena", "AmazonAthena.ListWorkGroups", {}),
    aws_cloudwatch_dashboard: ({ cloudwatch }) =>
      cloudwatch.send(new ListDashboardsCommand({})),
    aws_config_config_rule: ({ call }) =>
      call("config", "StarlingDoveService.DescribeConfigRules", {}),
    aws_config_configuration_recorder: ({ call }) =>
      call("config", "StarlingDoveService.DescribeConfigurationRecorders", {}),
    aws_config_delivery_channel: ({ call }) =>
      call("config", "StarlingDoveService.DescribeDeliveryChannels", {}),
    aws_glue_catalog_database: ({ call }) =>
      call("glue", "AWSGlue.GetDatabases", {}),
    aws_guardduty_detector: ({ get }) => get("guardduty", "detector"),
  };

/** Counts them, by resource type. */
export async function listings(
  clients: Clients,
): Promise<Readonly<Record<string, number>>> {
  const counts = Object.entries(lists).map(async ([type, list]) => {
    const found = Object.values(Object(await list(clients))).find(
      Array.isArray,
    );
    return [type, withoutAwsOwn(found ?? []).length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Every account has a workgroup from the beginning. */
function withoutAwsOwn(found: readonly unknown[]): readonly unknown[] {
  return found.filter((item) => Object(item).Name !== "primary");
}
