import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/packed-plugin.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // Each file installs packages: one at a time, so that npm's cache serves the later ones.
          fileParallelism: false,
        },
      },
    ],
    coverage: { include: ["src/**/*.ts", "rules/**/*.ts"] },
  },
});
