import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { archive } from "./archive";
import { bundle } from "./bundle";

export interface FunctionBundleProps {
  /** The TypeScript file that exports `handler`. */
  readonly entry: string;
  /** Texts beside the bundle, by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/** The code in the archive; with it, Lambda knows the handler as `index.handler`. */
const CODE = "index.js";

/** Code of each entry, which does not change while this process runs. */
const bundles = new Map<string, Uint8Array>();

/**
 * A function's code, bundled when the stack is made and put beside its Terraform JSON. The same
 * sources make the same bytes on every machine, so that nobody's plan shows a change that is none.
 */
export class FunctionBundle extends Construct {
  /** The archive's file name, as a Terraform expression that holds in a module as well. */
  readonly path: string;
  /** The archive's SHA-256 in Base64, as Lambda writes it. */
  readonly hash: string;

  constructor(scope: Construct, id: string, props: FunctionBundleProps) {
    super(scope, id);
    const { entry, files } = props;
    const code = bundles.get(entry) ?? bundle(entry);
    bundles.set(entry, code);
    const texts = Object.entries(files).map(
      ([name, text]) => [name, Buffer.from(text)] as const,
    );
    const zip = archive({ [CODE]: code, ...Object.fromEntries(texts) });
    const sha256 = createHash("sha256").update(zip);
    const asset = new TerraformAsset(this, "archive", {
      path: temporaryFile("function.zip", zip),
      type: AssetType.FILE,
      assetHash: sha256.copy().digest("hex"),
    });
    this.path = `\${path.module}/${asset.path}`;
    this.hash = sha256.digest("base64");
  }
}

let folder: string | undefined;

/** A file that is there until the process ends: cdktf copies assets when it writes the stack. */
function temporaryFile(name: string, contents: Uint8Array): string {
  folder ??= temporaryFolder();
  const file = join(mkdtempSync(join(folder, "archive-")), name);
  writeFileSync(file, contents);
  return file;
}

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "trailwire-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}
