import { type ResponseName, responses } from "../../runtime/response/contract";

/** Every response there is. */
export const responseNames: readonly ResponseName[] =
  // The table's keys are the names.
  Object.keys(responses) as ResponseName[];
