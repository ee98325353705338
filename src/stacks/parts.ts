/*
 * The parts that only some stacks have. Each is loaded by the stack that has it: without them the
 * preset `recommended` loads 137 modules less, half a second on a busy machine.
 */

// What `require` gives is the module that it names.
export const parts = {
  investigation: () =>
    require("./investigation") as typeof import("./investigation"),
  organization: () =>
    require("../constructs/organization") as typeof import("../constructs/organization"),
  pipeline: () => require("./pipeline") as typeof import("./pipeline"),
  posture: () => require("./posture") as typeof import("./posture"),
  response: () => require("./response") as typeof import("./response"),
} as const;
