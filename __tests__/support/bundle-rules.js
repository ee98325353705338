const { createHash } = require("node:crypto");
const { readdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { buildSync } = require("esbuild");

const root = join(__dirname, "..", "..");

/** What others import by itself, too, stays one module for all. */
const shared = ["src/*", "rules/controls.ts"];

/** Makes one module of rules/index.ts and the hundreds that it imports: nearly half of all suites load them. */
module.exports = {
  process(_source, file) {
    const { outputFiles } = buildSync({
      entryPoints: [file],
      bundle: true,
      external: shared.map((path) => join(root, path)),
      platform: "node",
      format: "cjs",
      target: "es2022",
      sourcemap: "external",
      outfile: file.replace(/\.ts$/, ".js"),
      write: false,
      logLevel: "error",
    });
    const [map, code] = outputFiles.map(({ text }) => text);
    return { code, map };
  },

  getCacheKey(_source, file, { configString }) {
    const folder = dirname(file);
    const key = createHash("sha256").update(configString);
    key.update(readFileSync(__filename));
    for (const name of readdirSync(folder, { recursive: true }).sort()) {
      if (!name.endsWith(".ts")) continue;
      key.update(name).update(readFileSync(join(folder, name)));
    }
    return key.digest("hex");
  },
};
