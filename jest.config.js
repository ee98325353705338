/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Most of the time goes into the suites, not into keeping a core free for watching.
  maxWorkers: "100%",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/e2e/"],
  // swc only strips the types; `tsc --noEmit` checks them, once, before jest.
  transform: {
    "\\.tsx?$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs", lazy: true },
      },
    ],
  },
};
