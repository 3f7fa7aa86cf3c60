import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

const root = fileURLToPath(new URL("../..", import.meta.url));

declare module "vitest" {
  export interface ProvidedContext {
    /** Absolute path of the tarball that users would install. */
    tarball: string;
  }
}

/** Builds and packs the package once for all files of this folder. */
export default function packPlugin(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "redis-policy-pack-"));
  // npm builds the package first, through `prepack`; what that prints stands before the JSON.
  const printed = execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
  });
  const [packed] = JSON.parse(printed.slice(printed.search(/^\[/m))) as [{ filename: string }];
  project.provide("tarball", join(folder, packed.filename));
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
