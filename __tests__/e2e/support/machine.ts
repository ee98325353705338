import { spawnSync } from "node:child_process";
import { installNextEngine } from "./next-engine";
import { findMirror } from "./provider-mirror";

/** The provider that the measured facts of the emulator hold for. */
export const awsProvider = { name: "aws", version: "5.100.0" } as const;

/** What a check can ask of the machine that it runs on. */
export type Part = "terraform" | "aws provider" | "emulator" | "next engine";

const probes: Record<Part, { works(): boolean; lack: string }> = {
  terraform: {
    works: () => succeeds("terraform", ["version"]),
    lack: "no terraform on the PATH (get it from https://developer.hashicorp.com/terraform/install)",
  },
  "aws provider": {
    works: () => findMirror(awsProvider) !== undefined || reachesRegistry(),
    lack: `no provider hashicorp/aws ${awsProvider.version} (let registry.terraform.io be reached, or name a folder made by "terraform providers mirror" in TF_PLUGIN_MIRROR)`,
  },
  emulator: {
    works: () => succeeds("python3", ["-c", "import moto.server"]),
    lack: 'no AWS emulator (get it with: python3 -m pip install "moto[server]>=5.2")',
  },
  "next engine": {
    works: () => installNextEngine() !== undefined,
    lack: "no cdktn (let npm's registry be reached; it is kept for the next time)",
  },
};

const known = new Map<Part, boolean>();

/** What of the parts this machine lacks, each with how to get it. */
export function missing(parts: readonly Part[]): readonly string[] {
  return parts.filter((part) => !has(part)).map((part) => probes[part].lack);
}

/** Whether providers can be downloaded. */
export function reachesRegistry(): boolean {
  const probe =
    'fetch("https://registry.terraform.io/.well-known/terraform.json", { signal: AbortSignal.timeout(5000) }).then(({ ok }) => process.exit(ok ? 0 : 1))';
  return succeeds(process.execPath, ["-e", probe]);
}

function has(part: Part): boolean {
  const works = known.get(part) ?? probes[part].works();
  known.set(part, works);
  return works;
}

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
