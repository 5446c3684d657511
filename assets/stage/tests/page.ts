/** A page to draw on, of this test file alone: the first import of every file that needs one. */
import { afterAll, vi } from "vitest";
import { builtinEnvironments } from "vitest/runtime";

const { teardown } = await builtinEnvironments["happy-dom"].setup(globalThis, {});
const { happyDOM } = globalThis as unknown as { happyDOM: { close(): Promise<void> } };
afterAll(async () => {
  await happyDOM.close(); // teardown alone leaves the window, and all that was drawn in it, in memory
  await teardown(globalThis);
});

/** A board on which nothing is seen; happy-dom has none. */
const board: object = new Proxy({ measureText: () => ({ width: 8 }) } as Record<string, unknown>, {
  get: (known, name: string) => known[name] ?? (() => board),
  set: () => true,
});

export function drawUnseen(): void {
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(board as never);
}
