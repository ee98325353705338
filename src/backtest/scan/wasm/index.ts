/** The scanner, in AssemblyScript: what JavaScript calls. See ARCHITECTURE.md, "The scanner". */
export { inAt, setInput } from "./bits";
export { inflate, outAt, startInflate } from "./inflate";
export { isUnsure, place, records, scan } from "./log-file";
export { allocate } from "./memory";
export { addMember, createNode } from "./paths";
export { setPaths } from "./verdicts";
