import type { CloudtrailAdvancedEventSelector } from "@cdktf/provider-aws/lib/cloudtrail";

/** Requests for the contents of resources, such as S3 objects. They are charged for by number. */
export interface DataEvents {
  /** Shown in the console. */
  readonly name: string;
  /** Such as `AWS::S3::Object`, `AWS::Lambda::Function` or `AWS::DynamoDB::Table`. */
  readonly resourceType: `AWS::${string}::${string}`;
  /**
   * Beginnings of the ARNs to record, such as `arn:aws:s3:::customer-data/`.
   * @default - every resource of the type
   */
  readonly arnPrefixes?: readonly string[];
  /** @default "all" */
  readonly access?: "read" | "write" | "all";
}

/** Calls that pass a VPC endpoint, also those made with credentials of foreign accounts. */
export interface NetworkActivity {
  /** The service called, such as `kms.amazonaws.com`. */
  readonly eventSource: `${string}.amazonaws.com`;
  /**
   * Whether only calls that the endpoint's policy denied are recorded.
   * @default false
   */
  readonly deniedOnly?: boolean;
}

export interface EventSelection {
  /** @default - none */
  readonly dataEvents?: readonly DataEvents[];
  /** @default - none */
  readonly networkActivity?: readonly NetworkActivity[];
}

/**
 * The trail's advanced event selectors, or none when only management events are wanted: a trail
 * without selectors records all of those, and checkers read that more reliably than a selector.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export function eventSelectors(
  selection: EventSelection,
): readonly CloudtrailAdvancedEventSelector[] {
  const { dataEvents = [], networkActivity = [] } = selection;
  if (dataEvents.length + networkActivity.length === 0) return [];
  return [
    {
      // Once there are selectors, management events need one too. Prowler looks for this very name.
      name: "Management events selector",
      fieldSelector: [equals("eventCategory", "Management")],
    },
    ...dataEvents.map(dataSelector),
    ...networkActivity.map(networkSelector),
  ];
}

function dataSelector(events: DataEvents): CloudtrailAdvancedEventSelector {
  const { access = "all", arnPrefixes = [] } = events;
  return {
    name: events.name,
    fieldSelector: [
      equals("eventCategory", "Data"),
      equals("resources.type", events.resourceType),
      ...(access === "all"
        ? []
        : [equals("readOnly", String(access === "read"))]),
      ...(arnPrefixes.length > 0
        ? [{ field: "resources.ARN", startsWith: [...arnPrefixes] }]
        : []),
    ],
  };
}

function networkSelector(
  activity: NetworkActivity,
): CloudtrailAdvancedEventSelector {
  return {
    name: `Network activity of ${activity.eventSource}`,
    fieldSelector: [
      equals("eventCategory", "NetworkActivity"),
      equals("eventSource", activity.eventSource),
      ...(activity.deniedOnly ? [equals("errorCode", "VpceAccessDenied")] : []),
    ],
  };
}

function equals(field: string, value: string) {
  // The generated binding's name for the argument `equals`.
  return { field, equalTo: [value] };
}
