import "./page";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Products, Store, type Wish } from "../src/drill/store";
import { Run } from "../src/run";
import { encode, fixture } from "./fixture";

const run = new Run(fixture({ T: 2, H: 2, D: 3 }));
const other = new Run(fixture({ T: 2, H: 2, D: 3, seed: 9 }));

function answer(word: number, arrays: object): void {
  document.body.innerHTML = "";
  const span = document.createElement("span");
  span.dataset.products = String(word);
  span.dataset.arrays = JSON.stringify(arrays);
  document.body.append(span);
}

const arrays = { weights: encode([1]), bias: encode([2]), products: encode([3]) };

describe("a unit's products", () => {
  let wishes: Wish[] = [];
  let store: Store;
  const changed = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    wishes = [];
    changed.mockClear();
    store = new Store(changed);
    store.ask = (wish) => wishes.push(wish);
  });
  afterEach(() => {
    store.end();
    document.body.innerHTML = "";
  });

  const get = (unit: number) => store.of(run, "forward", unit) as Products;

  test("are asked for once, and kept", () => {
    expect(get(1)).toBe("away");
    expect(get(1)).toBe("away");
    expect(wishes).toEqual([
      { word: wishes[0]!.word, run: run.payload.run, shown: "after", direction: "forward", unit: 1 },
    ]);
    answer(wishes[0]!.word, arrays);
    vi.advanceTimersByTime(100);
    expect(changed).toHaveBeenCalledOnce();
    expect([...get(1).products]).toEqual([3]);
    expect(store.isAway()).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(wishes).toHaveLength(1);
  });

  test("are not taken from the answer to another wish, nor from another run's", () => {
    get(0);
    answer(wishes[0]!.word - 1, arrays);
    vi.advanceTimersByTime(500);
    expect(get(0)).toBe("away");
    expect(store.of(other, "forward", 0)).toBe("away");
    expect(wishes).toHaveLength(2);
    answer(wishes[0]!.word, arrays);
    vi.advanceTimersByTime(500);
    expect(store.of(other, "forward", 0)).toBe("away");
  });

  test("one wish at a time: who runs through the units asks for the last when the first has come", () => {
    for (const unit of [0, 1]) get(unit);
    expect(wishes.map(({ unit }) => unit)).toEqual([0]);
    answer(wishes[0]!.word, arrays);
    vi.advanceTimersByTime(100);
    get(1);
    expect(wishes.map(({ unit }) => unit)).toEqual([0, 1]);
  });

  test("that are not to be had are not asked for again", () => {
    get(0);
    answer(wishes[0]!.word, {});
    vi.advanceTimersByTime(100);
    expect(get(0)).toBe("refused");
    expect(wishes).toHaveLength(1);
  });

  test("are not asked for without a connection, and are once it is back", () => {
    const app = document.createElement("div");
    app.className = "stApp";
    app.dataset.testConnectionState = "DISCONNECTED";
    document.body.append(app);
    expect(get(0)).toBe("offline");
    expect(wishes).toEqual([]);
    expect(store.isAway()).toBe(false);
    app.dataset.testConnectionState = "CONNECTED";
    vi.advanceTimersByTime(100);
    expect(changed).toHaveBeenCalledOnce();
    expect(get(0)).toBe("away");
    app.dataset.testConnectionState = "DISCONNECTED";
    vi.advanceTimersByTime(100);
    expect(store.isAway()).toBe(false);
    expect(get(0)).toBe("offline");
  });
});
