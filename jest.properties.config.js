const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

// The properties of `npm test` once more, each with many times the runs, and its long tables to the last case.
process.env.TRAILWIRE_RUNS ??= "10";

const tests = join(__dirname, "__tests__");
const hasMore = (file) =>
  /\b(?:runs|sweep)\(/.test(readFileSync(join(tests, file), "utf8"));

/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.config.js"),
  testTimeout: 600_000,
  testMatch: readdirSync(tests, { recursive: true })
    .filter((file) => file.endsWith(".test.ts") && hasMore(file))
    .map((file) => join(tests, file)),
};
