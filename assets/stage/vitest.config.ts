import { defineConfig } from "vitest/config";

// A busy machine is no failure: what hangs is stopped, what is slow is not.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

// Files share a worker: what one leaves in memory ends the run here and not only on a smaller machine.
const memory = { execArgv: ["--max-old-space-size=1536"] };

export default defineConfig({
  test: { ...patience, ...memory, isolate: false, setupFiles: "tests/setup.ts" },
});
