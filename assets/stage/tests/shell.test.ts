import { afterEach, expect, it, vi } from "vitest";
import { Run } from "../src/run";
import { Shell } from "../src/shell";
import { atRest, fixture, START } from "./fixture";
import { drawUnseen } from "./page";

afterEach(() => vi.restoreAllMocks());

it("draws nothing where it is hidden, as behind an open question, for what is hidden has less room than none", () => {
  drawUnseen();
  vi.spyOn(window, "getComputedStyle").mockReturnValue({
    paddingLeft: "8px",
    paddingRight: "8px",
    paddingTop: "8px",
    paddingBottom: "8px",
    getPropertyValue: () => "12px",
  } as unknown as CSSStyleDeclaration);
  const root = document.createElement("div");
  document.body.append(root);
  const shell = new Shell(
    root,
    () => {},
    () => {},
    {},
  );
  const run = new Run(fixture({ readers: ["forward", "backward"] }));
  for (const view of ["readers", "cell"] as const) {
    const frame = { ...atRest(run, { ...START, view }), room: shell.room };
    shell.show(frame);
    shell.measure();
    shell.draw(frame);
  }
  const sizes = [...root.querySelectorAll("[width], [height]")].flatMap((one) =>
    ["width", "height"].map((name) => Number(one.getAttribute(name) ?? 0)),
  );
  shell.end();
  root.remove();
  expect(Math.min(0, ...sizes)).toBe(0);
});
