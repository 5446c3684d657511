import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IN_APP } from "../src/in-app";
import { cellOf } from "../src/kinds/kinds";
import { FILMS, GATES, KINDS, type Kind } from "../src/kinds/names";
import { Stage } from "../src/stage";
import { fixture, table } from "./fixture";
import { drawUnseen } from "./page";

const family = globalThis.gwFamily;
const AGAIN = 3000;
const root = () => document.querySelector<HTMLElement>("[data-testid=stage]")!;
const isLacking = () => root().classList.contains("gw-lacking");
const why = () => document.querySelector(".gw-lack")?.textContent;
const read = () => root().querySelector(".gw-voice")?.textContent;
const kindShown = () => root().querySelector<HTMLElement>(".gw-formulas")?.dataset.kind;

let stage: Stage;
let jump = 0;

beforeEach(() => {
  vi.useFakeTimers();
  drawUnseen();
  Reflect.deleteProperty(globalThis, "gwFamily");
  document.body.innerHTML = "<main></main><i data-heard='0'></i>";
  jump += 1;
  stage = new Stage(document.querySelector("main")!, IN_APP);
});
afterEach(() => {
  stage.end();
  vi.useRealTimers();
  globalThis.gwFamily = family;
});

const receive = (kind?: Kind, more: object = {}) =>
  stage.receive(
    {
      ...fixture({ ...(kind && { kind }), T: 4, H: 3, labels: table("en"), lang: "en" }),
      run: String(kind),
      jump: String(jump),
      ...more,
    },
    { rest() {}, hold() {}, products() {}, cell() {} },
  );

/** The script is not beside the stage's sources: asked for, it fails, as without a connection. */
const failed = () => vi.waitFor(() => expect(why()).not.toBe(""));

describe("the cell of an RNN or a GRU", () => {
  it("is waited for with nothing drawn of it, and nothing is seen of what was drawn before", () => {
    receive();
    expect(kindShown()).toBe("lstm");
    receive("gru");
    expect(isLacking()).toBe(true);
    expect(why()).toBe("");
    expect(root().hasAttribute("data-idle")).toBe(false);
    stage.dispatch({ kind: "step", to: 1 });
    expect(root().dataset.place).toBe("0");
  });
  it("says that it cannot be had, and is drawn once it can", async () => {
    receive("gru", { address: { ...fixture({ kind: "gru", T: 4, H: 3 }).address, step: 2 } });
    await failed();
    expect(isLacking()).toBe(true);
    expect(why()).toBe(table("en").shell_offline);
    expect(root().hasAttribute("data-idle")).toBe(true);
    globalThis.gwFamily = family;
    await vi.advanceTimersByTimeAsync(AGAIN);
    expect(isLacking()).toBe(false);
    expect(why()).toBeUndefined();
    expect(kindShown()).toBe("gru");
    expect(root().dataset.place).toBe("2");
  });
  it("is drawn at the place at which the walk stood in the cell before it", async () => {
    receive();
    stage.dispatch({ kind: "step", to: 3 });
    receive("rnn");
    await failed();
    globalThis.gwFamily = family;
    await vi.advanceTimersByTimeAsync(AGAIN);
    expect(kindShown()).toBe("rnn");
    expect(root().dataset.place).toBe("3");
  });
  it("is waited for no longer where an LSTM comes meanwhile", async () => {
    receive("gru");
    receive();
    expect(isLacking()).toBe(false);
    expect(kindShown()).toBe("lstm");
    const before = read();
    await vi.advanceTimersByTimeAsync(2 * AGAIN);
    expect(kindShown()).toBe("lstm");
    expect(why()).toBeUndefined();
    expect(read()).toBe(before);
  });
  it("is drawn at once where it is there", () => {
    globalThis.gwFamily = family;
    receive("rnn");
    expect(isLacking()).toBe(false);
    expect(kindShown()).toBe("rnn");
  });
});

it("films and gates of all kinds have a place in the lists that are always there", () => {
  globalThis.gwFamily = family;
  const all = KINDS.map((kind) => cellOf(kind));
  expect(new Set(FILMS)).toEqual(new Set(all.flatMap(({ films }) => films)));
  expect(new Set(GATES)).toEqual(new Set(all.flatMap(({ gates }) => gates)));
});

it("the text's script is asked for when the text is, and says so where it cannot be had", async () => {
  const text = globalThis.gwText;
  Reflect.deleteProperty(globalThis, "gwText");
  receive();
  stage.dispatch({ kind: "view", to: "text" });
  expect(root().hasAttribute("data-idle")).toBe(false);
  const lack = () => document.querySelector(".gw-text-lack")?.textContent;
  await vi.waitFor(() => expect(lack()).toBe(table("en").shell_offline));
  globalThis.gwText = text;
  stage.dispatch({ kind: "step", to: 1 });
  expect(lack()).toBeUndefined();
  expect(root().querySelector('.gw-text [data-token="1"][aria-current]')).not.toBeNull();
});
