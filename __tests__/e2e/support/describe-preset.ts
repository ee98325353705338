import { type Clients, connect } from "./clients";
import { describeOn } from "./describe-on";
import { type Emulator, startEmulator } from "./emulator";
import { inventory } from "./inventory";
import { meantResources } from "./meant";
import { readBack } from "./read-back";
import type { Lack } from "./left-out";
import { Workspace, type WorkspaceOptions } from "./workspace";

/** A preset that stands in the emulated account. */
export interface Deployed {
  readonly clients: Clients;
  /** Every resource as AWS tells it, in the notation of {@link readBack}, by address. */
  readonly actual: Readonly<Record<string, unknown>>;
  /** What Terraform applied, with the assets beside it. */
  readonly stackFolder: string;
}

/** A preset and what must be true of it. */
export interface PresetSuite extends Omit<WorkspaceOptions, "endpoint"> {
  /** What the account must hold, by resource type. */
  readonly holds: Readonly<Record<string, number>>;
  /** What the emulator cannot make: validated with the rest, then left out, by name. @default - nothing */
  readonly lacks?: readonly Lack[];
  /** Tests of what a person demands of the deployed preset, whatever its JSON says. */
  readonly demands: (deployed: () => Deployed) => void;
}

/** The life of a preset under real Terraform: synthesized, applied, read back, unchanged, gone. */
export function describePreset(suite: PresetSuite): void {
  const { holds, demands, lacks = [], ...options } = suite;
  const parts = ["terraform", "aws provider", "emulator"] as const;
  describeOn(parts, options.preset, () => {
    let emulator: Emulator;
    let workspace: Workspace;
    let clients: Clients;
    let actual: Deployed["actual"] = {};

    beforeAll(async () => {
      emulator = await startEmulator();
      const { endpoint } = emulator;
      clients = connect(endpoint);
      workspace = await Workspace.synthesize({ ...options, endpoint });
    });

    afterAll(async () => {
      workspace?.remove();
      await emulator?.stop();
    });

    test("Terraform finds its providers and takes the JSON", async () => {
      await workspace.terraform(["init", "-input=false"]);
      const { stdout } = await workspace.terraform(["validate", "-json"]);
      expect(JSON.parse(stdout)).toMatchObject({
        valid: true,
        diagnostics: [],
      });
    });

    for (const { resource, because } of lacks) {
      test.skip(`${resource} is applied (skipped: ${because})`, () => {});
    }

    test("cdktf deploy makes what the preset promises, and no more", async () => {
      expect(await inventory(clients)).toEqual({});
      workspace.leaveOut(lacks);
      await workspace.cdktf("deploy");
      expect(await inventory(clients)).toEqual(holds);
    });

    test("every resource is what its JSON says, argument by argument", async () => {
      const meant: Record<string, unknown> = {};
      const told: Record<string, unknown> = {};
      for (const resource of await meantResources(workspace)) {
        const comparison = await readBack(clients, resource);
        meant[resource.address] = comparison.meant;
        told[resource.address] = comparison.actual;
      }
      actual = told;
      expect(told).toEqual(meant);
    });

    demands(() => ({ clients, actual, stackFolder: workspace.stackFolder }));

    test("a second plan is empty", async () => {
      expect((await workspace.cdktf("diff")).output).toContain("No changes.");
      expect(await workspace.hasChanges()).toBe(false);
    });

    test("cdktf destroy leaves nothing", async () => {
      await workspace.cdktf("destroy");
      expect(await inventory(clients)).toEqual({});
    });
  });
}
