/*
 * The parts that only some stacks have. Each is loaded by the stack that has it: the classes of its
 * resources would be a third of a synthesis that makes none of them.
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
