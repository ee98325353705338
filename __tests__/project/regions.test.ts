import {
  defaultRegions,
  globalEventRegions,
  isRegion,
  partitionOf,
  regionCodes,
  regionForm,
  regionsBeside,
} from "../../src/project/regions";

test("every region has the form that Terraform's variable demands, and is named once", () => {
  const form = new RegExp(regionForm);
  expect(regionCodes.filter((code) => !form.test(code))).toEqual([]);
  expect(new Set(regionCodes).size).toBe(regionCodes.length);
  expect(defaultRegions).toHaveLength(17);
  expect(defaultRegions).toEqual(
    expect.arrayContaining([...globalEventRegions]),
  );
});

test.each<[string, boolean]>([
  ["eu-central-1", true],
  ["eu-central-9", true],
  ["us-gov-west-1", true],
  ["eusc-de-east-1", true],
  ["eu-centrl-1", false],
  ["mars-east-1", false],
  ["us-east-1a", false],
  ["us-east-0", false],
  ["us-east", false],
  ["", false],
])("isRegion(%j) is %j", (code, expected) => {
  expect(isRegion(code)).toBe(expected);
});

test.each([
  ["eu-central-9", "aws"],
  ["cn-northwest-1", "aws-cn"],
  ["us-gov-east-1", "aws-us-gov"],
  ["us-isob-east-1", "aws-iso-b"],
  ["", "aws"],
])("%j is in the partition %s", (code, partition) => {
  expect(partitionOf(code)).toBe(partition);
});

test("beside a region are those that every account of its partition has", () => {
  expect(regionsBeside("eu-central-2")).toEqual(defaultRegions);
  expect(regionsBeside("us-gov-west-1")).toEqual([
    "us-gov-east-1",
    "us-gov-west-1",
  ]);
});
