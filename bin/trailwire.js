#!/usr/bin/env node
"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");

// A checkout runs its TypeScript as it is; a published package has dist/ instead, and no tsx.
if (existsSync(join(__dirname, "../src/cli/main.ts"))) {
  require("tsx/cjs/api").register();
  require("../src/cli/main.ts");
} else {
  require("../dist/cli-main.js");
}
