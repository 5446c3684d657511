/** A unit's products, asked of the server once and kept while their run is shown. */

import type { Direction } from "../payload";
import { decode, type Run, type Shown } from "../run";
import { isThere } from "../telling/heard";

const LOOK = 50; // ms; the answer is written beside the stage, and nobody calls

/** What the stage asks for; `word` numbers it. */
export interface Wish {
  word: number;
  run: string;
  shown: Shown;
  direction: Direction;
  unit: number;
}

/** One unit's rows of the weights (k, n), biases (k,) and products (T, k, n), k as pages/stage/products.py says. */
export interface Products {
  weights: Float32Array;
  bias: Float32Array;
  products: Float32Array;
}

/** Why there is nothing yet: it is on its way, there is no connection, or it is not to be had. */
export type Lack = "away" | "offline" | "refused";

type Ask = (wish: Wish) => void;
let words = 0; // of all the stages this page has had

export class Store {
  private run: Run | null = null;
  private readonly kept = new Map<string, Products | null>();
  private away: { word: number; key: string } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  ask: Ask = () => {};

  /** `changed` is called when an answer has come, and when the connection has come or gone. */
  constructor(private readonly changed: () => void) {}

  /** The products of a reader's unit; the first time they are asked for, one wish at a time. */
  of(run: Run, direction: Direction, unit: number): Products | Lack {
    if (this.run !== run && this.run !== run.other) this.clear();
    this.run = run;
    const key = `${run.shown} ${direction} ${unit}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known ?? "refused";
    const isConnected = isThere();
    if (isConnected && !this.away) {
      this.away = { word: ++words, key };
      this.ask({ word: words, run: run.payload.run, shown: run.shown, direction, unit });
    }
    this.watch(isConnected);
    return isConnected ? "away" : "offline";
  }

  /** Whether an answer is still on its way. */
  isAway(): boolean {
    return this.away !== null;
  }

  /** It is no longer waited for. */
  forget(): void {
    this.away = null;
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.kept.clear();
    this.away = null;
  }

  private watch(wasConnected: boolean): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (wasConnected && !isThere()) this.away = null; // its answer will not come
      if (this.hasCome() || isThere() !== wasConnected) this.changed();
      else this.watch(wasConnected);
    }, LOOK);
  }

  private hasCome(): boolean {
    const found = document.querySelector<HTMLElement>("[data-products]")?.dataset;
    if (!this.away || Number(found?.products) !== this.away.word) return false;
    const { weights, bias, products } = JSON.parse(found!.arrays!);
    this.kept.set(
      this.away.key,
      products ? { weights: decode(weights), bias: decode(bias), products: decode(products) } : null,
    );
    this.away = null;
    return true;
  }
}
