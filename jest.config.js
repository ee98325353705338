const support = "<rootDir>/__tests__/support";

// Room for what a suite makes and drops, which is much: with Node's 16 MB a tenth of the time goes into copying it.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --max-semi-space-size=64`;

// Jest asks for a module anew when its own file changes, which the bundle's is not when a rule does.
const watching = process.argv.some((argument) =>
  argument.startsWith("--watch"),
);

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: `${support}/environment.js`,
  testSequencer: `${support}/sequencer.js`,
  // Most of the time goes into the suites, not into keeping a core free for watching.
  maxWorkers: "100%",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/e2e/"],
  moduleNameMapper: {
    "^archiver$": `${support}/archiver.js`,
    "/stack-trace$": `${support}/stack-trace.js`,
  },
  transform: {
    ...(!watching && { "/rules/index\\.ts$": `${support}/bundle-rules.js` }),
    // swc only strips the types; `tsc` checks them, once, in types.test.ts.
    "\\.tsx?$": [
      "@swc/jest",
      {
        // Beside the code, where only a failure reads them.
        sourceMaps: true,
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs", lazy: true },
      },
    ],
  },
};
