import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { withoutMarks } from "../../placeholder";
import { EvaluationError } from "../values";
import { textArg, type Functions } from "./arguments";

const hash =
  (algorithm: string, encoding: "hex" | "base64") =>
  (args: Parameters<Functions[string]>[0]) =>
    createHash(algorithm).update(textArg(args, 0)).digest(encoding);

/** Hashes and encodings. */
export const encodings: Functions = {
  base64decode: (args) => {
    const bytes = Buffer.from(textArg(args, 0), "base64");
    try {
      return withoutMarks(
        new TextDecoder("utf8", { fatal: true }).decode(bytes),
      );
    } catch {
      throw new EvaluationError("expected base64 of a text");
    }
  },
  base64encode: (args) => Buffer.from(textArg(args, 0)).toString("base64"),
  base64gzip: (args) => gzipSync(textArg(args, 0)).toString("base64"),
  base64sha256: hash("sha256", "base64"),
  base64sha512: hash("sha512", "base64"),
  md5: hash("md5", "hex"),
  sha1: hash("sha1", "hex"),
  sha256: hash("sha256", "hex"),
  sha512: hash("sha512", "hex"),
  urlencode: (args) =>
    encodeURIComponent(
      // A lone half of a pair has no encoding.
      textArg(args, 0).replace(/\p{Surrogate}/gu, "\ufffd"),
    )
      .replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      )
      .replaceAll("%20", "+"),
};
