/** A page to draw on, of this test file alone: the first import of every file that needs one. */
import { afterAll } from "vitest";
import { builtinEnvironments } from "vitest/runtime";

const { teardown } = await builtinEnvironments["happy-dom"].setup(globalThis, {});
afterAll(() => teardown(globalThis));
