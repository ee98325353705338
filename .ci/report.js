// Prints what was skipped and why, then one line of totals. Exits with 1 when a suite failed or left no result.
const { existsSync, readFileSync } = require("node:fs");

let passed = 0;
let failed = 0;
const skipped = [];

for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.log(`no result in ${file}: the suite did not finish`);
    failed += 1;
    continue;
  }
  const result = JSON.parse(readFileSync(file, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  for (const suite of result.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === "pending" || test.status === "todo") {
        skipped.push(test.fullName);
      }
    }
  }
}

console.log(
  skipped.length > 0
    ? "\nskipped, and not counted as passed:"
    : "\nnothing was skipped",
);
for (const name of skipped) {
  console.log(`  ${name}`);
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
