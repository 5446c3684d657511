import { defineConfig } from "vitest/config";

// A busy machine is no failure: what hangs is stopped, what is slow is not.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

// Files share a worker: what one leaves in memory ends the run here and not only on a smaller machine.
// A drawn page is thrown away as a whole: with room for it among what is young, 128 MB and not 32, the drawing takes a fifth less time.
const young = ["--min-semi-space-size=128", "--max-semi-space-size=128"]; // MB
const memory = { execArgv: ["--max-old-space-size=1536", ...young] };

// `python3 tests quick` leaves these out; `npm test` runs them.
const tags = [
  { name: "slow", description: "sweeps over sizes, lessons, marks of the score or thousands of cells" },
];

export default defineConfig({
  test: { ...patience, ...memory, tags, isolate: false, setupFiles: "tests/setup.ts" },
});
