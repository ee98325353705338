import type { Case } from "./case";
import { scalarCases } from "./scalar-cases";
import { structureCases } from "./structure-cases";

/** Run by every form that can be executed: the meaning of a pattern is one. Free-form fields are taken as-written. */
export const cases: readonly Case[] = [...scalarCases, ...structureCases];
