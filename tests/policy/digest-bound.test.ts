import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { policySettings } from "../../src/policy/digest.js";
import type * as Load from "../../src/policy/load.js";

vi.mock("../../src/policy/load.js", async (importOriginal) => ({
  ...(await importOriginal<typeof Load>()),
  policyFilesBelow: () => ({ files: [], complete: false }),
}));

it("differs at every call when not every folder could be looked into", () => {
  const cwd = fileURLToPath(new URL("../../docs/demo/service", import.meta.url));
  const digests = [1, 2, 3].map(() => policySettings({ cwd })["redis-policy"].digest);
  expect(new Set(digests).size).toBe(3);
});
