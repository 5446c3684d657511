import { defineConfig } from "vitest/config";

// A busy machine is no failure: what hangs is stopped, what is slow is not.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

// Files share a worker: what one leaves in memory ends the run here and not only on a smaller machine.
// A drawn page is thrown away as a whole: with room for it among what is young, a fifth less time goes into sweeping.
const young = ["--min-semi-space-size=32", "--max-semi-space-size=32"]; // MB
const memory = { execArgv: ["--max-old-space-size=1536", ...young] };

export default defineConfig({
  test: { ...patience, ...memory, isolate: false, setupFiles: "tests/setup.ts" },
});
