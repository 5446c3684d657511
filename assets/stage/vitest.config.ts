import { defineConfig } from "vitest/config";

// A busy machine is no failure: what hangs is stopped, what is slow is not.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({ test: { ...patience, isolate: false, setupFiles: "tests/setup.ts" } });
