const { default: Sequencer } = require("@jest/test-sequencer");

/** The longest suites, which would leave a core idle at the end. */
const longest = [
  "types.test.ts",
  "proof/mutations/catalogue.test.ts",
  "backtest/exactness.test.ts",
];

const place = ({ path }) => longest.findIndex((name) => path.endsWith(name));

/** Begins with the longest suites, also where jest has not seen them yet. */
module.exports = class extends Sequencer {
  sort(tests) {
    const [first, others] = [[], []];
    for (const test of super.sort(tests)) {
      (place(test) < 0 ? others : first).push(test);
    }
    return [...first.sort((a, b) => place(a) - place(b)), ...others];
  }
};
