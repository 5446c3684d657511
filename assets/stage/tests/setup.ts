/** Test files share their workers, which halves the time. What one leaves in the modules or the globals ends here. */
import { afterAll, vi } from "vitest";

vi.resetModules();
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.keys(globalThis))
    if (name.startsWith("gw")) Reflect.deleteProperty(globalThis, name);
});
