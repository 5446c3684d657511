import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IN_APP } from "../src/in-app";
import { keyed, PRESENT } from "../src/page/keys";
import type { Slide } from "../src/page/later";
import type { Payload } from "../src/payload";
import { wishedOnSlide } from "../src/present/keys";
import { plain, raised, spans, tick } from "../src/present/powers";
import { plotOf } from "../src/present/slide/curves";
import { backFrom, powersIn, scales, thinned } from "../src/present/slide/ticks";
import type { Curves } from "../src/present/slide/told";
import { Stage } from "../src/stage";
import type { Told } from "../src/telling/rest";
import { fixture } from "./fixture";

const SIZES = [72, 58, 47, 35, 29];

describe("what is written along the axes of a slide", () => {
  it.each([
    [[-1.3, 1], 6],
    [[-37, 1], 6],
    [[-40.3, 70.2], 5],
    [[-2, 300.3], 3],
  ] as [[number, number], number][])(
    "are powers of ten between %j, equally far apart, at most %i parts",
    (ends, parts) => {
      const powers = powersIn(ends, parts);
      expect(powers.length).toBeGreaterThan(1);
      expect(powers.length).toBeLessThanOrEqual(parts + 1);
      expect(powers).toContain(0);
      expect(powers[0]!).toBeGreaterThanOrEqual(ends[0]);
      expect(powers.at(-1)!).toBeLessThanOrEqual(ends[1]);
      expect(new Set(powers.slice(1).map((power, n) => power - powers[n]!)).size).toBe(1);
    },
  );
  it.each([1, 2, 10, 100, 400])("are places of %i counted back from the end", (places) => {
    const back = backFrom(places, 10);
    expect(back[0]).toBe(0);
    expect(back.at(-1)!).toBeLessThan(places);
    expect(back.length).toBeLessThanOrEqual(11);
  });
  it("are as many texts as do not meet", () => {
    for (const [widest, room] of [
      [30, 31],
      [30, 10],
      [200, 7],
    ] as const) {
      const stride = thinned(widest, room);
      expect(stride * room).toBeGreaterThanOrEqual(widest);
      expect((stride - 1) * room).toBeLessThan(widest);
    }
  });
  it("go from the first place at the left to the end at the right, and from the most down to the least", () => {
    const { x, y } = scales({ width: 900, height: 300 }, 10, [-20, 10]);
    expect([x(9), x(0), y(10), y(-20), y(0)]).toEqual([0, 900, 0, 300, 100]);
    expect(scales({ width: 900, height: 300 }, 1, [-1, 1]).x(0)).toBe(900);
  });
});

describe("a power of ten on the wall", () => {
  it("has its exponent in a type of its own, with no raised sign left", () => {
    const line = document.createElement("p");
    line.append(...raised("3.5\u00a0×\u00a010⁻²⁷ and 10¹⁰, 0.5"));
    expect(line.textContent).toBe("3.5\u00a0×\u00a010−27 and 1010, 0.5");
    expect([...line.querySelectorAll("sup")].map(({ textContent }) => textContent)).toEqual(["−27", "10"]);
  });
  it("has it in a drawing, too, and comes back to the line behind it", () => {
    const text = spans("3·10⁻⁸ + 1", [47, 29]);
    expect(text.map((one) => one.textContent)).toEqual(["3·10", "−8", " + 1"]);
    expect(text.map((one) => one.style.fontSize)).toEqual(["", "29px", ""]);
    const lines = text.map((one) => Number(one.getAttribute("dy") ?? 0));
    expect(lines[1]).toBeLessThan(0);
    expect(lines.reduce((sum, by) => sum + by, 0)).toBe(0);
    expect(plain("3·10⁻⁸")).toBe("3·10−8");
  });
  it.each([-300, -1, 20])("10 to the %i on an axis", (power) => {
    const text = tick(power, 100, 50, [35, 29]);
    expect(text.textContent).toBe(`10${power}`.replace("-", "−"));
    expect(text.querySelector("tspan")!.style.fontSize).toBe("29px");
  });
  it("1 is 1", () => expect(tick(0, 100, 50, [35, 29]).textContent).toBe("1"));
});

describe("curves on the wall", () => {
  const told: Curves = {
    kind: "curves",
    first: "at the first step",
    axes: { x: "steps", y: "share" },
    places: 5,
    tokens: [],
    ends: [-10, 2],
    curves: [
      {
        name: "RNN",
        tone: "ink",
        dashed: false,
        value: "10⁻⁸",
        at: [4, 2, 0],
        middle: [-8, -3, 0],
        band: { low: [-9, -4, 0], high: [-7, -2, 0] },
      },
      { name: "doors", tone: "f", dashed: true, value: "10⁻¹²", at: [4, 2, 0], middle: [-12, -6, 0] },
    ],
  };
  const room = { width: 1800, height: 700 };
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.append(...plotOf(told, room, SIZES, 1920, "sans-serif"));
  const number = (element: Element, name: string) => Number(element.getAttribute(name));
  const inside = drawn.querySelector("svg")!;
  const points = (path: Element) =>
    path
      .getAttribute("d")!
      .match(/-?[\d.]+ -?[\d.]+/g)!
      .map((pair) => pair.split(" ").map(Number)) as [number, number][];
  const paths = [...inside.querySelectorAll("path")];
  const rules = [...drawn.querySelectorAll("line")];
  const ticks = [...drawn.querySelectorAll("[data-power]")];

  it("stand where the ticks say: as far right as their places, as high as their powers", () => {
    const [band, rnn, doors] = paths.map(points);
    const [width, height] = [number(inside, "width"), number(inside, "height")];
    expect(rnn!.map(([x]) => x)).toEqual([0, width / 2, width].map((x) => Number(x.toFixed(1))));
    const y = (power: number) => ((2 - power) / 12) * height;
    for (const [line, powers] of [
      [rnn!, [-8, -3, 0]],
      [doors!, [-12, -6, 0]],
      [band!, [-7, -2, 0, 0, -4, -9]],
    ] as const)
      line.forEach(([, at], n) => expect(at).toBeCloseTo(y(powers[n]!), 0));
    const heights = new Map(
      ticks.map((one) => [number(one, "data-power"), number(one, "y") - 0.36 * SIZES[3]!]),
    );
    expect(heights.size).toBeGreaterThan(2);
    for (const [power, at] of heights) {
      expect(at).toBeCloseTo(number(inside, "y") + y(power));
      expect(rules.some((rule) => Math.abs(number(rule, "y1") - at) < 1e-6)).toBe(true);
    }
  });
  it("have a dot at the first place, whose value the legend has, unless that is out of the picture", () => {
    const dots = [...drawn.querySelectorAll("circle")];
    expect(dots.map((dot) => number(dot, "data-value"))).toEqual([-8]);
    expect(number(dots[0]!, "cx")).toBe(number(inside, "x"));
    expect(number(dots[0]!, "cy")).toBeCloseTo(number(inside, "y") + points(paths[1]!)[0]![1], 0);
  });
  it("are told apart by colour and dashes, and the line where nothing fades is dashed", () => {
    expect(
      paths
        .slice(1)
        .map((path) => [path.getAttribute("stroke"), path.getAttribute("stroke-dasharray") !== "none"]),
    ).toEqual([
      ["var(--gw-ink)", false],
      ["var(--gw-f)", true],
    ]);
    const dashed = rules.filter((rule) => rule.getAttribute("stroke-dasharray") !== "none");
    expect(dashed).toHaveLength(1);
    expect(number(dashed[0]!, "y1")).toBeCloseTo(number(inside, "y") + (2 / 12) * number(inside, "height"));
  });
  it("have the words of a sentence under the places that they have", () => {
    const tokens = ["a", "b", "c", "d", "e"];
    drawn.replaceChildren(...plotOf({ ...told, tokens }, room, SIZES, 1920, "sans-serif"));
    const written = [...drawn.querySelectorAll("[data-back]")];
    expect(written.map((one) => [one.textContent, number(one, "data-back")])).toEqual(
      tokens.map((token, n) => [token, 4 - n]),
    );
    const at = written.map((one) => number(one, "x"));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBe(number(drawn.querySelector("svg")!, "x"));
  });
});

describe("keys of a slide", () => {
  const key = (name: string, more: object = {}) =>
    wishedOnSlide({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
  it.each([
    ["b", "black"],
    [".", "black"],
    ["W", "white"],
    ["c", "strength"],
    ["p", "leave"],
    ["Escape", "leave"],
    ["F5", "none"],
    ["PageDown", "none"],
    ["ArrowLeft", "none"],
    [" ", "none"],
    ["r", "none"],
  ])("%s", (name, own) => expect(key(name)).toEqual({ own }));
  it("leaves Tab and what is pressed with Control to the browser", () => {
    expect([key("Tab"), key("p", { ctrlKey: true })]).toEqual([null, null]);
  });
  it("P is asked for where the page has no picture, and no other key", () => {
    const asked: unknown[] = [];
    for (const name of ["p", "P", "PageDown", "ArrowRight", "b"]) {
      const event = new KeyboardEvent("keydown", { key: name, cancelable: true });
      Object.defineProperty(event, "target", { value: document.body });
      keyed(event, null, (action) => asked.push(action));
    }
    expect(asked).toEqual([PRESENT, PRESENT]);
  });
});

describe("a page without a picture", () => {
  let shown: (Slide | null)[];
  let told: Told[];
  let stage: Stage;
  const receive = (more: Partial<Payload> = {}, present = "") => {
    const payload = fixture({ T: 3, H: 2, step: 1 });
    stage.receive(
      { ...payload, picture: false, slide: true, ...more, address: { ...payload.address, present } },
      { rest: (place) => told.push(place), hold() {}, products() {}, cell() {} },
    );
  };
  const last = () => shown.at(-1)?.state.present || "";

  beforeEach(() => {
    [shown, told] = [[], []];
    globalThis.gwPresent = { draw: (slide) => void shown.push(slide), moment() {} };
    stage = new Stage(document.body.appendChild(document.createElement("div")), IN_APP);
  });
  afterEach(() => {
    stage.end();
    globalThis.gwPresent = undefined;
    vi.restoreAllMocks();
  });

  it("shows its slide when P asks for it or the link did, and Python is told at once with the place as it was", () => {
    receive();
    expect(last()).toBe("");
    stage.dispatch(PRESENT);
    expect(last()).toBe("1");
    expect(told).toMatchObject([{ present: "1", step: 1 }]);
    expect(location.search).toContain("present=1");
    receive(); // Python's answer, and another run of the page
    expect(last()).toBe("1");
    stage.dispatch({ kind: "go", to: { present: "" } });
    expect(last()).toBe("");
    expect(told.map(({ present }) => present)).toEqual(["1", ""]);
    receive({ jump: "another" }, "1");
    expect(last()).toBe("1");
  });
  it("that has no slide shows none, and the link's wish stays in the address for the next", () => {
    receive({ slide: false }, "1");
    stage.dispatch(PRESENT);
    expect(last()).toBe("");
    expect(told).toEqual([]);
    expect(location.search).toContain("present=1");
  });
});
