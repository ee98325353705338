import { writeFileSync } from "node:fs";
import { compiledScanner, scannerFile } from "./compiled-scanner";

/* Renews src/backtest/scan/wasm-code.ts, the scanner's WebAssembly, after a change of its AssemblyScript. */
writeFileSync(scannerFile, compiledScanner());
