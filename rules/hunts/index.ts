import type { Hunt } from "../../src/rule/hunt";
import { changes } from "./changes";
import { credentials } from "./credentials";
import { discovery } from "./discovery";
import { principals } from "./principals";
import { signIns } from "./sign-ins";

/** Every hunt, grouped by where one starts to look. */
export const hunts: readonly Hunt[] = [
  ...principals,
  ...signIns,
  ...credentials,
  ...discovery,
  ...changes,
];
