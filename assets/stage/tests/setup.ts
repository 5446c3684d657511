/** Test files share their workers, which halves the time. What one leaves in the modules or the globals ends here. */
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, vi } from "vitest";

vi.resetModules();
afterEach(() => setImmediate()); // happy-dom's lists of nodes are kept as long as nothing else had its turn
afterAll(() => {
  vi.clearAllMocks(); // mocks are kept by vitest, restored or not, and with their calls all that those have drawn
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.keys(globalThis))
    if (name.startsWith("gw")) Reflect.deleteProperty(globalThis, name);
});
