import { join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import { verdictOf } from "../../../src/proof/path";
import { alertPaths } from "../../../src/proof/paths";

test.each([
  ["recommended", "event", 150],
  ["event-pipeline", "pipeline", 1],
] as const)("every alert of %s arrives", async (preset, route, least) => {
  const file = join(__dirname, `../../stacks/${preset}.golden.json`);
  const variables = { alert_emails: '["security@example.com"]' };
  const paths = alertPaths(await readModel(file, { variables }));
  const open = paths.filter(({ links }) => verdictOf(links) !== "holds");
  expect(open).toEqual([]);
  const walked = paths.filter((path) => path.route === route);
  expect(walked.length).toBeGreaterThanOrEqual(least);
});
