import "./page";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cellPane } from "../src/cell/pane";
import { filmsPane } from "../src/films/pane";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, Lit, Pane, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import { LIGHT } from "../src/primitives/palette";
import { readersPane } from "../src/readers/pane";
import { Run } from "../src/run";
import { lightTerms, litBy } from "../src/selection/lit";
import { Selection } from "../src/selection/selection";
import { fixture, START, table, type Wish } from "./fixture";

vi.mock("../src/films/canvas", () => ({ paintFilms: () => {} })); // there is no canvas to paint on

const DIRECTIONS = ["forward", "backward"] as const;

function frameOf(wish: Wish = {}, state: Partial<State> = {}, more: Partial<Frame> = {}): Frame {
  return {
    run: new Run(fixture({ T: 4, H: 6, D: 5, ...wish })),
    state: { ...START, step: 2, unit: 1, ...state },
    palette: LIGHT,
    label: labels(table("zh")),
    lang: "zh",
    ms: END,
    narrow: false,
    layout: 1,
    room: () => ({ width: 830, height: 404 }),
    ...more,
  };
}

const drawn = (make: (dispatch: () => void) => Pane, frame: Frame): Pane => {
  const pane = make(() => {});
  pane.draw(frame, null);
  return pane;
};
const termsIn = (root: Element) => [
  ...new Set([...root.querySelectorAll<HTMLElement>("[data-term]")].map(({ dataset }) => dataset.term!)),
];

/** The formulas with all that they open to. */
function formulas(frame: Frame): Element {
  const pane = drawn(formulasPane, frame);
  document.body.replaceChildren(pane.element);
  return pane.element;
}

function opened(frame: Frame): string[] {
  const all = formulas(frame);
  const terms = termsIn(all);
  for (const button of all.querySelectorAll<HTMLElement>("button.gw-formula-name")) {
    button.click();
    terms.push(...termsIn(all));
  }
  return [...new Set(terms)];
}

/** What is lit of a pane by a selection. */
function lightsOf(pane: Pane, frame: Frame, id: string): { lit: Lit; names: string[] } {
  const lit = litBy(frame, id);
  pane.light!({ ...frame, lit });
  const names = [...pane.element.querySelectorAll(".gw-lit, .gw-film-lit:not([hidden])")].map((element) =>
    (element.getAttribute("class") ?? "").replace(/\s*gw-lit\b/, ""),
  );
  return { lit, names };
}

const ALL = "x hp cp f i g o c h fc ig tc W_f W_i W_g W_o b_f b_i b_g b_o z_f z_i z_g z_o".split(" ");

describe.each(DIRECTIONS)("the terms (%s)", (direction) => {
  const frame = frameOf({}, { direction });

  test("of the formulas are those of the table, as buttons with a name each", () => {
    expect(new Set(opened(frame))).toEqual(new Set(ALL));
    for (const button of formulas(frame).querySelectorAll("[data-term]")) {
      expect(button.tagName).toBe("BUTTON");
      const name = button.querySelector(":not([aria-hidden])")!.textContent;
      expect(name).toMatch(/\S/);
      expect(name).not.toMatch(/[{}]|shell_|sel_/);
    }
  });

  test("of a formula have each a twin in the picture and in films or tiles", () => {
    const cell = drawn(cellPane, frame);
    const films = drawn(filmsPane, frame);
    for (const term of ALL) {
      expect(lightsOf(cell, frame, term).names, term).not.toEqual([]);
      const { lit, names } = lightsOf(films, frame, term);
      if (term === "x") expect(lit.terms).toContain("token:2");
      else
        expect(
          names.filter((name) => name.includes("gw-film-lit")),
          term,
        ).not.toEqual([]);
    }
  });

  test("of the picture and of every square of the films light a formula", () => {
    const inFormulas = new Set(opened(frame));
    const squares = LSTM.films.flatMap((film) => [0, 2].map((step) => `cell:${film}:${step}:1`));
    const pointed = [
      ...termsIn(drawn(cellPane, frame).element),
      ...squares,
      "answer:1",
      "word:1:2",
      "token:2",
    ];
    expect(pointed.length).toBeGreaterThan(25);
    for (const id of pointed.filter((one) => one !== "ruler")) {
      const { terms } = litBy(frame, id);
      expect(
        [...terms].filter((term) => inFormulas.has(term)),
        id,
      ).not.toEqual([]);
    }
    for (const term of ALL) if (!/^[bz]_/.test(term)) expect(pointed, term).toContain(term);
  });
});

describe("what is lit (the table of the design)", () => {
  const frame = frameOf();
  const cell = drawn(cellPane, frame);
  const films = drawn(filmsPane, frame);
  const pieces = (id: string) => [...(litBy(frame, id).pieces ?? [])];

  test.each([
    ["f", "f door-f tap-f c_prev let-through f_c_prev"],
    ["i", "i door-i tap-i g let-in i_g"],
    ["o", "o door-o tap-o tanh_c let-out h"],
    ["g", "g tap-g"],
    ["fc", "f_c_prev let-through kept"],
    ["ig", "i_g let-in add"],
    ["c", "c sum belt"],
    ["h", "h answer next-h"],
    ["W_f", "bus source tap-f x h_prev"],
    ["z_o", "bus source tap-o x h_prev"],
    ["x", "x token"],
    ["hp", "h_prev"],
    ["doors", "f i o let-through let-in let-out"],
    ["answer:0", "h answer"],
    ["cell:f:2:1", "f door-f"],
  ])("with %s: %s", (id, all) => {
    for (const piece of all.split(" ")) expect(pieces(id)).toContain(piece);
  });

  test("a gate's door, tap and riser, and the numbers that its sentence says; no other gate's", () => {
    const { names } = lightsOf(cell, frame, "f");
    const all = names.join("|");
    expect(all).toMatch(/gw-door gw-tone-f/);
    expect(all).toMatch(/gw-tap gw-tone-f/);
    expect(all).toMatch(/gw-wire-tap-f/);
    expect(names.filter((name) => name.includes("gw-pill"))).toHaveLength(3);
    expect(all).not.toMatch(/gw-(door|tap) gw-tone-[io]/);
    expect(cell.element.querySelector(".gw-cell-veil")!.className).toContain("gw-on");
  });

  test("its film stays and has the followed square boxed; the others fade", () => {
    const { names } = lightsOf(films, frame, "f");
    expect(names).toEqual(["gw-film-lit gw-tone-f"]);
    expect(films.element.querySelectorAll(".gw-film-veil.gw-on")).toHaveLength(5);
    expect(films.element.querySelectorAll(".gw-film-name.gw-faded")).toHaveLength(5);
  });

  test("the last step's column of h is boxed with h before, that of C with C before; at the first place none", () => {
    for (const [direction, before] of [
      ["forward", 1],
      ["backward", 3],
    ] as const) {
      const at = frameOf({}, { direction });
      expect(litBy(at, "hp").films).toEqual([{ film: "h", step: before, unit: null }]);
      expect(litBy(at, "cp").films).toEqual([{ film: "c", step: before, unit: 1 }]);
    }
    const first = frameOf({}, { step: 0 });
    const pane = drawn(filmsPane, first);
    expect(lightsOf(pane, first, "hp").names).toEqual([]);
    expect(pane.element.querySelectorAll(".gw-film-veil.gw-on")).toHaveLength(5);
  });

  test("a unit is a row of the picture and of all six films", () => {
    const { lit } = lightsOf(films, frame, "unit:4");
    expect(lit.pieces).toBeNull();
    expect(films.element.querySelectorAll(".gw-film-veil.gw-on")).toHaveLength(6);
    for (const veil of films.element.querySelectorAll<HTMLElement>(".gw-film-veil.gw-on"))
      expect(veil.style.maskImage).toContain("linear-gradient");
    cell.light!({ ...frame, lit: null });
    expect(cell.element.querySelectorAll(".gw-selecting")).toHaveLength(0);
    lightsOf(cell, frame, "unit:4");
    expect(cell.element.querySelectorAll(".gw-selecting")).toHaveLength(1);
  });

  test("a word lights its tiles, another place its columns of all films, the ruler nothing", () => {
    expect([...litBy(frame, "word:1:3").terms].sort()).toEqual([
      "h",
      "token:1",
      "token:2",
      "token:3",
      "word:1:3",
    ]);
    expect(litBy(frame, "token:0").films!.map(({ film, step, unit }) => [film, step, unit])).toEqual(
      LSTM.films.map((film) => [film, 0, null]),
    );
    expect(litBy(frame, "token:0").pieces).toBeNull();
    expect(litBy(frame, "ruler")).toMatchObject({ pieces: null, films: null, unit: null });
  });

  test("of two readers the row of the one is lit whose unit it is", () => {
    const canvas = vi
      .spyOn(HTMLCanvasElement.prototype, "getContext")
      .mockReturnValue(new Proxy({}, { get: () => () => {}, set: () => true }) as never);
    const view = frameOf({}, { view: "readers", direction: "backward" });
    const pane = drawn(readersPane, view);
    const lit = () =>
      [...pane.element.querySelectorAll(".gw-film-veil.gw-on")].map((one) => one.parentElement!.className);
    lightsOf(pane, view, "cell:h:2:4");
    expect(lit()).toEqual(["gw-band gw-band-backward"]);
    for (const id of ["token:1", "ruler", "f"]) {
      lightsOf(pane, view, id);
      expect(lit(), id).toEqual([]);
    }
    expect(termsIn(pane.element).filter((term) => term.startsWith("answer"))).toHaveLength(4); // the model's own, no sibling's
    expect(pane.element.querySelectorAll('[data-term="answer:0"]')).toHaveLength(1);
    canvas.mockRestore();
  });

  test("close by, a state that the phase has not is lit where it came in; what it has nothing of fades nothing", () => {
    const close = frameOf({}, { phase: "forget" }, { narrow: true });
    const [near, two] = [drawn(cellPane, close), drawn(filmsPane, close)];
    expect(lightsOf(near, close, "c").names.join()).toContain("gw-at-c_prev");
    for (const id of ["h", "ig", "step"]) {
      lightsOf(near, close, id);
      expect(near.element.querySelectorAll(".gw-selecting, .gw-cell-veil.gw-on"), id).toHaveLength(0);
    }
    lightsOf(two, close, "h");
    expect(two.element.querySelectorAll(".gw-film-veil.gw-on")).toHaveLength(0);
    lightsOf(two, close, "f");
    expect(two.element.querySelectorAll(".gw-film-veil.gw-on:not([hidden])")).toHaveLength(1);
  });

  test("the term is lit in both formulas that use it", () => {
    const all = formulas(frame);
    lightTerms(litBy(frame, "f"));
    const boxes = [...all.querySelectorAll(".gw-lit")].map((one) => one.closest("section")!.className);
    expect(new Set(boxes.map((name) => /gw-formula-(\w)\b/.exec(name)![1]))).toEqual(new Set(["f", "c"]));
    lightTerms(null);
    expect(all.querySelectorAll(".gw-lit")).toHaveLength(0);
  });
});

describe("selecting", () => {
  let gone: AbortController;
  let seen: (string | null)[];
  let clicks: (string | null)[];
  let selection: Selection;
  const at = (name: string) => document.querySelector<HTMLElement>(`#${name}`)!;
  const point = (name: string, more: PointerEventInit = {}) =>
    at(name).dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerType: "mouse", ...more }));
  const click = (name: string, pointerType = "mouse") =>
    at(name).dispatchEvent(new PointerEvent("click", { bubbles: true, pointerType }));

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `<button id="f" class="gw-t" data-term="f"></button>
      <button id="o" class="gw-t" data-term="o"></button><p id="bar" data-term="answer:0"></p><p id="no"></p>`;
    [seen, clicks] = [[], []];
    gone = new AbortController();
    selection = new Selection(
      () => seen.push(selection.id),
      (id) => clicks.push(id),
      gone.signal,
    );
  });
  afterEach(() => {
    gone.abort();
    selection.forget();
    vi.useRealTimers();
  });

  test("by pointing takes 80 ms, and 120 ms to leave", () => {
    point("f");
    vi.advanceTimersByTime(79);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(["f"]);
    point("no");
    vi.advanceTimersByTime(119);
    expect(selection.id).toBe("f");
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(["f", null]);
  });

  test("by pointing: never while a button is held, nor by a finger that slides; what is passed over is not selected", () => {
    point("f", { buttons: 1 });
    point("f", { pointerType: "touch" });
    vi.advanceTimersByTime(500);
    point("f");
    vi.advanceTimersByTime(40);
    point("o");
    vi.advanceTimersByTime(500);
    expect(seen).toEqual(["o"]);
  });

  test("by the focus is at once, and over when it leaves", () => {
    at("f").focus();
    expect(seen).toEqual(["f"]);
    at("o").focus();
    expect(seen).toEqual(["f", "o"]);
    at("o").blur();
    expect(seen).toEqual(["f", "o", null]);
  });

  test("by a tap holds until the next tap there, a tap elsewhere or Esc", () => {
    for (const end of [() => click("f"), () => click("no"), () => expect(selection.end()).toBe(true)]) {
      click("f");
      expect(selection.id).toBe("f");
      end();
      expect(selection.id).toBeNull();
    }
    expect(clicks.filter(Boolean)).toEqual(["f", "f", "f"]);
    expect(selection.end()).toBe(false);
  });

  test("by a finger also where nothing has a definition; a mouse only points there", () => {
    click("bar");
    expect(selection.id).toBeNull();
    click("bar", "touch");
    expect(selection.id).toBe("answer:0");
    expect(clicks.filter(Boolean)).toEqual([]);
  });

  test("what the pointer was left on is over when the reader walks on, until it points at something else", () => {
    point("f");
    vi.advanceTimersByTime(80);
    selection.walked();
    expect(selection.id).toBeNull();
    point("f");
    vi.advanceTimersByTime(500);
    expect(selection.id).toBeNull();
    point("o");
    vi.advanceTimersByTime(80);
    expect(selection.id).toBe("o");
  });
});
