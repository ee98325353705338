import { createHash } from "node:crypto";
import { posix } from "node:path";
import { Unknown, type Value } from "../../model";
import { EvaluationError, isMap, isOpen, toText, unknownFrom } from "../values";
import { anyArg, textArg, type Evaluate, type Functions } from "./arguments";
import { parseTemplate } from "../parse-template";
import type { Scope } from "../scope";

const contentOf = (args: readonly Value[], scope: Scope): Value => {
  const path = anyArg(args, 0);
  return isOpen(path) ? unknownFrom("file", path) : scope.file(toText(path));
};

const ofContent =
  (name: string, make: (text: string) => string) =>
  (args: readonly Value[], scope: Scope): Value => {
    const content = contentOf(args, scope);
    return typeof content === "string" && !isOpen(content)
      ? make(content)
      : unknownFrom(name, content);
  };

const digest =
  (algorithm: string, encoding: "hex" | "base64") => (text: string) =>
    createHash(algorithm).update(text).digest(encoding);

/** Files of the folder, and their paths. */
export const files: Functions = {
  file: contentOf,
  filebase64: ofContent("filebase64", (text) =>
    Buffer.from(text).toString("base64"),
  ),
  filebase64sha256: ofContent("filebase64sha256", digest("sha256", "base64")),
  filebase64sha512: ofContent("filebase64sha512", digest("sha512", "base64")),
  filemd5: ofContent("filemd5", digest("md5", "hex")),
  filesha1: ofContent("filesha1", digest("sha1", "hex")),
  filesha256: ofContent("filesha256", digest("sha256", "hex")),
  filesha512: ofContent("filesha512", digest("sha512", "hex")),
  templatefile: (args, scope, evaluate) => {
    const content = contentOf(args, scope);
    if (typeof content !== "string")
      return unknownFrom("templatefile", content);
    return renderTemplate(content, anyArg(args, 1), scope, evaluate);
  },
  templatestring: (args, scope, evaluate) => {
    const content = anyArg(args, 0);
    if (isOpen(content)) return unknownFrom("templatestring", content);
    return renderTemplate(toText(content), anyArg(args, 1), scope, evaluate);
  },
  basename: (args) => ofPath("basename", args, posix.basename),
  dirname: (args) => ofPath("dirname", args, posix.dirname),
};

function ofPath(
  name: string,
  args: readonly Value[],
  make: (path: string) => string,
): Value {
  return isOpen(anyArg(args, 0))
    ? unknownFrom(name, ...args)
    : make(textArg(args, 0));
}

/** A template with names of its own and no others. */
function renderTemplate(
  template: string,
  names: Value,
  scope: Scope,
  evaluate: Evaluate,
): Value {
  if (names instanceof Unknown) return unknownFrom("templatefile", names);
  if (!isMap(names))
    throw new EvaluationError("expected a map of the template's names");
  const closed: Scope = {
    ...scope,
    resolve: ([name = ""]) => {
      throw new EvaluationError(`the template is not given ${name}`);
    },
  };
  const value = evaluate(
    parseTemplate(template),
    closed,
    new Map(Object.entries(names)),
  );
  return value instanceof Unknown ? value : toText(value);
}
