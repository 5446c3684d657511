/** A page to draw on, of this test file alone: the first import of every file that needs one. */
import { afterAll, vi } from "vitest";
import { builtinEnvironments } from "vitest/runtime";
import "./lean-nodes";

const { teardown } = await builtinEnvironments["happy-dom"].setup(globalThis, {});
const { happyDOM } = globalThis as unknown as { happyDOM: { close(): Promise<void> } };

/** What waits when the file is done would find no page. */
const waiting = new Set<NodeJS.Timeout>();
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = ((...asked: Parameters<typeof wait>) => {
  const timer = wait(...asked);
  waiting.add(timer);
  return timer;
}) as typeof wait;

afterAll(async () => {
  for (const timer of waiting) clearTimeout(timer);
  globalThis.setTimeout = wait;
  await happyDOM.close(); // teardown alone leaves the window, and all that was drawn in it, in memory
  await teardown(globalThis);
});

/** A board on which nothing is seen; happy-dom has none. */
const board: object = new Proxy({ measureText: () => ({ width: 8 }) } as Record<string, unknown>, {
  get: (known, name: string) => known[name] ?? (() => board),
  set: () => true,
});

export function drawUnseen(): void {
  for (const canvas of [HTMLCanvasElement, OffscreenCanvas])
    vi.spyOn(canvas.prototype as HTMLCanvasElement, "getContext").mockReturnValue(board as never);
}
