import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renameDependencies, renameImports } from "./rename";

/* Moves the project in the working folder from cdktf to cdktn, as MIGRATING.md tells. */
const { dependencies } = JSON.parse(
  readFileSync(join(__dirname, "package.json"), "utf8"),
) as { dependencies: Record<string, string> }; // the file beside this one
renameImports(process.cwd());
renameDependencies(process.cwd(), {
  ...dependencies,
  "cdktn-cli": dependencies["cdktn"] ?? "latest", // they come out together
});
