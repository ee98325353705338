import { createHandler } from "./create-handler";

/** The entry that Lambda calls. Whatever can be made before the first message is made when Lambda loads it. */
export const handler = createHandler(process.env, __dirname);
