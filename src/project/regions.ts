/** What a region's code looks like, for JavaScript and Terraform alike. */
export const regionForm = "^[a-z]{2,4}(-[a-z]+)+-[0-9]$";

/** The regions that every account may use without asking. */
export const defaultRegions = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

/**
 * The regions by partition, which is a world of its own: accounts, names and events of one are
 * unknown to the others.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regions = {
  aws: [
    ...defaultRegions,
    // An account opts in to these.
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
  "aws-eusc": ["eusc-de-east-1"],
  "aws-iso": ["us-iso-east-1", "us-iso-west-1"],
  "aws-iso-b": ["us-isob-east-1", "us-isob-west-1"],
  "aws-iso-e": ["eu-isoe-west-1"],
  "aws-iso-f": ["us-isof-east-1", "us-isof-south-1"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A partition of AWS. */
export type Partition = keyof typeof regions;

/** Every region's code. */
export const regionCodes: readonly string[] = Object.values(regions).flat();

/** Where the events of global services and the sign-ins of root are told, besides the region of a monitor. */
export const globalEventRegions = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
] as const;

/** Whether it is a region's code. One that is numbered on may be younger than the list. */
export function isRegion(code: string): boolean {
  return regionCodes.some((known) => stem(known) === stem(code));
}

/** The partition that a region is in; the largest for a code that is none. */
export function partitionOf(code: string): Partition {
  const found = Object.entries(regions).find(([, known]) =>
    known.some((region) => stem(region) === stem(code)),
  );
  // The keys of the list are the partitions.
  return (found?.[0] ?? "aws") as Partition;
}

/** The regions that every account may use of the partition that a region is in. */
export function regionsBeside(code: string): readonly string[] {
  const partition = partitionOf(code);
  return partition === "aws" ? defaultRegions : regions[partition];
}

/** The code without its number; nothing for what is no code. */
function stem(code: string): string | undefined {
  return /^(.*)-[1-9]$/.exec(code)?.[1];
}
