"use strict";

// Runs a TypeScript file of this checkout: `node bin/run.js main.ts`. esbuild makes one module of it
// and of all that it imports here, which loads in a third of the time that many hundreds take.
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, resolve } = require("node:path");
const { build } = require("esbuild");

/** A module knows where it stands, although it is now part of another. */
const ownDirname = {
  name: "own-dirname",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("__dirname")) return undefined;
      const folder = JSON.stringify(dirname(path));
      return {
        contents: text.replace(/\b__dirname\b/g, folder),
        loader: "ts",
      };
    });
  },
};

async function run(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    packages: "external",
    platform: "node",
    target: `node${process.versions.node}`,
    format: "cjs",
    keepNames: true,
    sourcemap: "inline",
    sourcesContent: false,
    plugins: [ownDirname],
    logLevel: "error",
    outfile: file.replace(/\.ts$/, ".js"),
    write: false,
  });
  process.setSourceMapsEnabled(true);
  const bundle = new Module(file);
  bundle.filename = file;
  bundle.paths = Module._nodeModulePaths(dirname(file));
  bundle._compile(outputFiles[0].text, file);
  return bundle.exports;
}

const [file = "main.ts"] = process.argv.slice(2);
run(resolve(file)).catch(async (error) => {
  process.exitCode = 1;
  // What is wrong in the sources esbuild has said, with the place.
  if (error.errors !== undefined) return;
  const { ruleFileMistake } = await run(
    resolve(__dirname, "../src/rule/rule-file-mistake.ts"),
  );
  console.error(ruleFileMistake(error) ?? error);
});
