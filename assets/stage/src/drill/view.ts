/** A gate's sum down to one product: in the cell's place, with the playhead and the unit. */
import type { Dispatch, Frame, Room } from "../frame";
import type { Gate } from "../kinds/names";
import { make, mark, say } from "../primitives/dom";
import { Columns, type Rows, rowsOf } from "./board";
import { Choice } from "./choice";
import { Chosen } from "./chosen";
import { type Item, nearest, ranked, type Scale, Scales, type Spot, sumsOf } from "./geometry";
import { DrillHead, type Order } from "./head";
import type { Told } from "./says";
import { Sorted } from "./sorted";
import type { Products } from "./store";
import { sumAt } from "./sum";
import { Total } from "./total";
import { Words } from "./words";

const HEAD = 44; // px
const PAD = 8;
const ASIDE = 32; // between the columns and what they add up to
const TRAVEL = 450; // ms that the bars may take to their ranks
const FALL = { usual: 200, large: 290 };
const LABEL = { usual: 84, large: 110 };

export class Drill {
  private readonly head: DrillHead;
  private readonly columns = new Columns();
  private readonly chosen = new Chosen();
  private readonly sorted = new Sorted();
  private readonly zero = make("i", "gw-drill-zero");
  private readonly words = new Words();
  private readonly total = new Total();
  private readonly lack = make("p", "gw-drill-lack");
  private readonly board: HTMLElement;
  private readonly scales = new Scales();
  private frame!: Frame;
  private room!: Room;
  private rows!: Rows;
  private told: Told[] = []; // none while the products have not come
  private ranks: number[] = [];
  private spots: Spot[] = [];
  private readonly choice = new Choice();

  constructor(
    private readonly element: HTMLElement,
    dispatch: Dispatch,
  ) {
    const { words, columns, chosen, sorted, zero, total, lack } = this;
    this.head = new DrillHead(
      (order) => this.sort(order),
      () => dispatch({ kind: "drill", to: null }),
    );
    this.board = make("div", "gw-drill-board", {}, chosen.tint, ...words.elements, columns.element, zero);
    this.board.append(chosen.text, sorted.names, sorted.list, total.line, total.fall, lack);
    element.replaceChildren(this.head.element, this.board);
    element.addEventListener("keydown", (event) => this.press(event));
    columns.element.addEventListener("focusin", ({ target }) => this.choose(this.columnAt(target as Node)));
    columns.element.addEventListener("click", (event) => this.click(event));
  }

  draw(frame: Frame, room: Room): void {
    const { run, label, state, drilled, narrow } = frame;
    const gate = state.drill;
    if (!gate || room.width < 50 || room.height < 100) return;
    Object.assign(this, { frame, room });
    const size = this.element.closest(".gw-large") ? "large" : "usual";
    const inner = { width: room.width - 2 * PAD, height: room.height - HEAD - PAD };
    this.rows = rowsOf(inner, narrow, { fall: FALL[size], label: LABEL[size] });
    const sum = sumAt(frame, gate);
    this.head.draw(frame, gate, sum, this.choice.order);
    mark(this.element, "role", "region");
    mark(
      this.element,
      "aria-label",
      label("drill_region", { gate: label(`part_${gate}`), n: run.D + run.H }),
    );
    this.words.draw(frame, this.choice.items(run.D, run.H), this.rows, this.isSorted);
    const { right } = this.rows;
    this.total.draw(frame, gate, sum, { width: FALL[size], height: inner.height }, right + ASIDE);
    const lack = typeof drilled === "object" ? null : (drilled ?? null);
    mark(this.element, "data-lack", lack);
    say(this.lack, lack && lack !== "away" ? label(`drill_${lack}`) : "");
    if (drilled && typeof drilled === "object") this.fill(gate, drilled);
    else this.clear();
  }

  /** What has not come yet: dashed boxes, and nothing to be read. */
  private clear(): void {
    const { D, H } = this.frame.run;
    this.told = [];
    this.lay(this.choice.items(D, H), null);
    for (const column of this.columns.all) column.blank();
    this.chosen.hide();
    this.sorted.clear();
    this.zero.hidden = true;
  }

  private fill(gate: Gate, { weights: all, products }: Products): void {
    const { run, state, palette, label } = this.frame;
    const { D, H, T } = run;
    const { step, direction, unit } = state;
    const reader = run.reader(direction);
    const items = this.choice.items(D, H);
    const table = { products, T, n: D + H, gates: run.cell.gates };
    const sums = sumsOf(table, gate, step, items);
    const numbers = Float32Array.of(...reader.column("x", step), ...reader.column("h_prev", step));
    const row = run.cell.gates.indexOf(gate) * (D + H);
    const weights = all.subarray(row, row + D + H);
    this.told = items.map((item, k) => ({ item, D, numbers, weights, sum: sums[k]! }));
    this.ranks = ranked(sums);
    const of = [run.payload.run, run.shown, gate, direction, unit].join("|");
    this.choice.begin(of, items[this.ranks[0]!]!);
    this.lay(items, this.isSorted ? this.ranks : null);
    const scale = this.scales.of(table, gate, items, this.rows.bars);
    this.columns.all.forEach(
      (column, k) => void column.show(this.told[k]!, this.term(items[k]!), scale, palette, label),
    );
    this.line(scale);
    this.name();
    this.choose(this.index());
    if (document.activeElement === this.element) this.focus(this.index());
  }

  private lay(items: readonly Item[], ranks: readonly number[] | null): void {
    this.columns.count(items.length);
    this.spots = this.columns.place(items, ranks, this.rows, this.frame.run.D);
  }

  /** What a column lights elsewhere: the character, or the lane from which its h came. */
  private term({ from }: Item): string {
    const { run, state } = this.frame;
    if (from < run.D) return `token:${state.step}`;
    const before = run.reader(state.direction).before(state.step);
    return before < 0 ? "" : `cell:h:${before}:${from - run.D}`;
  }

  private line({ zero }: Scale): void {
    const { left, right, row } = this.rows;
    this.words.level(zero, row);
    Object.assign(this.zero.style, { top: `${zero}px`, left: `${left}px`, width: `${right - left}px` });
    this.zero.hidden = false;
  }

  private name(): void {
    const { narrow, label } = this.frame;
    mark(this.element, "data-listed", this.isSorted && narrow ? "" : null);
    if (!this.isSorted) return this.sorted.clear();
    const [told, spots] = [this.ranks.map((k) => this.told[k]!), this.ranks.map((k) => this.spots[k]!)];
    this.sorted.draw(told, spots, this.rows.names, narrow, label);
  }

  private get isSorted(): boolean {
    return this.choice.order === "size";
  }

  private get items(): Item[] {
    return this.told.map(({ item }) => item);
  }

  private index(): number {
    return this.choice.index(this.items);
  }

  private columnAt(target: Node): number {
    return this.columns.all.findIndex(({ element }) => element.contains(target));
  }

  private choose(k: number): void {
    const told = this.told[k];
    if (!told) return;
    this.choice.take(told.item);
    this.columns.all.forEach((column, n) => void column.choose(n === k));
    const rank = this.ranks.indexOf(k) + 1;
    const { state, label } = this.frame;
    this.chosen.draw(told, this.spots[k]!, this.rows, rank, this.told.length, state.drill!, label);
  }

  private focus(k: number): void {
    this.columns.all[k]!.element.focus({ preventScroll: true });
  }

  private sort(order: Order): void {
    this.choice.order = order;
    this.board.classList.add("gw-sorting");
    this.draw(this.frame, this.room);
    setTimeout(() => this.board.classList.remove("gw-sorting"), TRAVEL);
  }

  /** Tab and ↑ ↓ go from column to column as they stand; at the end Tab goes on. */
  private press(event: KeyboardEvent): void {
    const { key, shiftKey, target } = event;
    const isForward = key === "ArrowDown" || (key === "Tab" && !shiftKey);
    if (!this.told.length || !(isForward || key === "ArrowUp" || key === "Tab")) return;
    if (target !== this.element && this.columnAt(target as Node) < 0) return;
    const next = this.choice.beside(this.items, this.ranks, isForward ? 1 : -1);
    if (next === undefined && key === "Tab") return;
    event.preventDefault();
    if (next !== undefined) this.focus(next);
  }

  /** A click beside the columns takes the nearest; one on a group takes it apart. */
  private click({ clientX, target }: MouseEvent): void {
    if (!this.told.length) return;
    const pressed = this.columnAt(target as Node);
    const at = clientX - this.board.getBoundingClientRect().left;
    this.choice.apart(this.told[pressed < 0 ? nearest(this.spots, at) : pressed]!.item);
    this.draw(this.frame, this.room);
    this.focus(this.index());
  }
}
