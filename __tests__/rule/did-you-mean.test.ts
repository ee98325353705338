import { nearest } from "../../src/rule/did-you-mean";

const words = ["local", "s3", "cloud", "recommended", "compliance-monitor"];

test.each([
  ["local", "local"],
  ["locl", "local"],
  ["loocal", "local"],
  ["lokal", "local"],
  ["locla", "local"],
  ["olcal", "local"],
  ["lkal", undefined],
  ["s4", "s3"],
  ["gcs", undefined],
  ["recomended", "recommended"],
  ["recomendde", "recommended"],
  ["rcomendde", undefined],
  ["complience-moniter", "compliance-monitor"],
  ["", undefined],
])("%j is near %j", (word, expected) => {
  expect(nearest(word, words)).toBe(expected);
});

test("the nearest of several is meant", () => {
  expect(nearest("insight", ["insides", "insights"])).toBe("insights");
});
