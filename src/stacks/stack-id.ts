/** The name of the stack, of its folder in `cdktf.out/stacks/` and on cdktf's command line. */
export const stackId = "security-monitor";
