import "./page";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { tagText } from "../src/answer/words";
import type { Frame, State } from "../src/frame";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import type { Direction, Look, Payload } from "../src/payload";
import { LIGHT } from "../src/primitives/palette";
import { readersPane } from "../src/readers/pane";
import { decode, Run } from "../src/run";
import { encode, fixture, START } from "./fixture";

const LOOK: Look = { phase: "output", films: [], answer: true, view: "readers" };
const LABEL = labels({ readers_read_forward: "{text}", readers_read_backward: "{text}" });
const [T, H, STEP] = [5, 4, 4];
let dashed = 0; // boxes in place of a column
let filled = 0; // arrow heads

/** A board that counts what is drawn on it; happy-dom has none. */
beforeAll(() => {
  const board = new Proxy(
    {
      fill: () => filled++,
      setLineDash: (dash: number[]) => (dashed += Number(dash.join() === "4,3")),
      measureText: (text: string) => ({ width: 8 * text.length }),
    } as Record<string, unknown>,
    {
      get: (known, name: string) => known[name] ?? (() => {}),
      set: () => true,
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(board as never);
});

/** What Python sends before an answer: NaN for a reader's h at STEP, and for what all say there. */
function curtained(direction: Direction): Payload {
  const payload = fixture({ T, H });
  const cover = (floats: string, size: number) =>
    encode(decode(floats).map((value, n) => (Math.floor(n / size) === STEP ? NaN : value)));
  const reader = payload[direction]!;
  const verdicts = Object.fromEntries(
    Object.entries(payload.verdicts).map(([name, floats]) => [name, cover(floats, 4)]),
  );
  return {
    ...payload,
    look: LOOK,
    [direction]: { ...reader, h: cover(reader.h, H) },
    verdicts,
    tags: Array<string>(T).fill(""),
  };
}

function drawn(payload: Payload, step = STEP): HTMLElement {
  dashed = 0;
  const state: State = { ...START, step, view: "readers" };
  const run = new Run(payload);
  const frame: Frame = {
    run,
    state,
    palette: LIGHT,
    label: LABEL,
    lang: "en",
    ms: END,
    narrow: false,
    layout: 1,
    room: () => ({ width: 780, height: 560 }),
  };
  const pane = readersPane(() => {});
  pane.draw(frame, null);
  return pane.element as HTMLElement;
}

const joined = (root: HTMLElement, direction: Direction) => [
  ...root.querySelectorAll<SVGElement>(`.gw-join [data-reader="${direction}"]`),
];
const drapes = (root: HTMLElement, within: string) =>
  [...root.querySelectorAll<HTMLElement>(`${within} .gw-drapes > .gw-drape`)].map((one) => one.dataset.hides);
const hasNumbers = (squares: Element[]) => squares.map((square) => square.hasAttribute("data-value"));

describe.each(["forward", "backward"] as const)(
  "what a lesson has not shown of the %s reader",
  (direction) => {
    const other = direction === "forward" ? "backward" : "forward";

    test("is no number in the joined column, and the other half is whole", () => {
      const root = drawn(curtained(direction));
      expect(hasNumbers(joined(root, direction))).toEqual(Array(H).fill(false));
      expect(hasNumbers(joined(root, other))).toEqual(Array(H).fill(true));
      expect(drapes(root, ".gw-readers-board >")).toEqual([direction]);
    });

    test("is behind a curtain over its whole band, which tells neither what was read nor what led there", () => {
      const root = drawn(curtained(direction));
      expect(dashed).toBe(1); // the column that is hidden
      const over = (one: Direction) => drapes(root, `.gw-band-${one}`);
      expect([over(direction).length, over(other).length]).toEqual([1, 0]);
      expect(root.querySelectorAll(".gw-medal:not([hidden])")).toHaveLength(1);
      const [drape, band] = [".gw-drape", ""].map(
        (part) => root.querySelector<HTMLElement>(`.gw-band-${direction} ${part}`.trim())!.style,
      );
      expect(parseFloat(drape!.width)).toBeCloseTo(parseFloat(band!.width), 3);
      const hides = (one: Direction) =>
        root.querySelector(`.gw-reads-${one}`)!.hasAttribute("data-curtained");
      expect([hides(direction), hides(other)]).toEqual([true, false]);
      const clip = (root.querySelector(`.gw-band-${direction} .gw-squares`) as HTMLElement).style.clipPath;
      expect(clip.match(/inset\(0 \S+ 0 (\S+)\)/)![1]).not.toBe("0");
    });

    test("is only that step's", () => {
      const root = drawn(curtained(direction), 1);
      for (const one of ["forward", "backward"] as const)
        expect(hasNumbers(joined(root, one))).toEqual(Array(H).fill(true));
      expect(root.querySelectorAll("[data-curtained]").length).toBe(0);
    });
  },
);

describe("a question about what a reader has read", () => {
  const asked = (step: number) => {
    const root = drawn({ ...curtained("backward"), curtain: ["backward.h", "reads"] }, step);
    return { root, label: (one: Direction) => root.querySelector(`.gw-reads-${one}`)! };
  };

  test("is told by no bracket and no column beside the playhead's, wherever that stands", () => {
    for (const step of [0, 2, STEP])
      for (const one of ["forward", "backward"] as const) {
        const { root, label } = asked(step);
        expect(label(one).hasAttribute("data-curtained")).toBe(true);
        const clip = (root.querySelector(`.gw-band-${one} .gw-squares`) as HTMLElement).style.clipPath;
        const [after, before] = clip
          .match(/inset\(0 (\S+)px 0 (\S+)px\)/)!
          .slice(1)
          .map(Number);
        const width = parseFloat((root.querySelector(`.gw-band-${one}`) as HTMLElement).style.width);
        expect(width - after! - before!).toBeLessThan(width / T);
      }
  });

  test("hangs curtains on both sides of the column that is shown, and none over it", () => {
    const { root } = asked(2);
    for (const one of ["forward", "backward"] as const) {
      const places = [...root.querySelectorAll<HTMLElement>(`.gw-band-${one} .gw-drape`)].map(({ style }) => [
        parseFloat(style.left),
        parseFloat(style.left) + parseFloat(style.width),
      ]);
      const total = parseFloat((root.querySelector(`.gw-band-${one}`) as HTMLElement).style.width);
      expect(places).toHaveLength(2);
      const [[from, left], [right, to]] = places as [[number, number], [number, number]];
      expect([from, to]).toEqual([0, total]);
      expect(left).toBeLessThan(total / 2);
      expect(right).toBeGreaterThan(total / 2);
    }
  });

  test("leaves the numbers of the joined column that it does not hide", () => {
    const { root } = asked(1);
    for (const one of ["forward", "backward"] as const)
      expect(hasNumbers(joined(root, one))).toEqual(Array(H).fill(true));
    expect(drapes(root, ".gw-readers-board >")).toEqual([]);
  });

  test("is told by no arrow from column to column", () => {
    filled = 0;
    drawn({ ...curtained("backward"), curtain: ["reads"] }, 1);
    expect(filled).toBe(0);
    drawn(curtained("backward"), 1);
    expect(filled).toBeGreaterThan(0);
  });
});

describe("an answer that a lesson has not shown", () => {
  test("is no tag and no words", () => {
    const payload = curtained("forward");
    expect(tagText(new Run(payload), STEP)).toBe("?");
    const root = drawn(payload);
    expect([...root.querySelectorAll(".gw-foot-tag")].at(-1)!.textContent).toBe("?");
    expect(root.querySelectorAll(".gw-foot-word").length).toBe(0);
    for (const verdict of root.querySelectorAll("[data-verdict]"))
      expect(verdict.hasAttribute("data-label")).toBe(false);
  });
  test("is all there once it is shown", () => {
    const root = drawn({ ...fixture({ T, H }), look: LOOK });
    expect(dashed).toBe(0);
    expect(root.querySelectorAll(".gw-foot-word").length).toBeGreaterThan(0);
    for (const verdict of root.querySelectorAll("[data-verdict]"))
      expect(verdict.getAttribute("data-label")).toMatch(/^[BMES]$/);
  });
});
