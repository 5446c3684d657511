/** The sentence, a tile a token: one tab stop, a click steps there. */

import { differing } from "../comparison";
import type { Dispatch, Frame } from "../frame";
import { make, mark, say } from "../primitives/dom";
import type { Measure } from "../primitives/text-width";
import { DENSE, type Strip } from "./strip";
import { face, isRead } from "./tokens";

const LEAST_WIDE = [34, 26, 20, 18, 0]; // px: of a column for each size of type, the greatest first
const SMALLEST = LEAST_WIDE.length - 1;

/** Where any square of the column under a tile differs. */
const columns = (frame: Frame) =>
  differing(frame, frame.state.view === "cell" ? [frame.state.direction] : frame.run.directions);

export class Tiles {
  readonly element = make("div", "gw-tiles", { role: "group" });
  readonly all: HTMLButtonElement[] = [];
  private current: HTMLButtonElement | null = null;
  private compared = false;

  /** `differing` says at which places what is shown differs from the other run's; null without another. */
  constructor(
    dispatch: Dispatch,
    private readonly differing: (frame: Frame) => Uint8Array | null = columns,
  ) {
    this.element.addEventListener("click", (event) => {
      const tile = (event.target as Element).closest<HTMLElement>("[data-token]");
      if (tile) dispatch({ kind: "step", to: Number(tile.dataset.token) });
    });
  }

  /** Fits every token into its tile, written downwards where it is not `upright`. */
  lay(frame: Frame, g: Pick<Strip, "column" | "tile">, upright: boolean, measure: Measure): void {
    const { tokens } = frame.run.payload;
    const fits = (type: number) => tokens.every((token) => measure(face(token), type) <= g.column - 2);
    const type = upright
      ? LEAST_WIDE.findIndex((least, n) => n === SMALLEST || (g.column >= least && fits(n)))
      : SMALLEST;
    this.name(frame);
    mark(this.element, "style", `height:${g.tile}px;font-size:var(--gw-type-${5 - type})`);
    mark(this.element, "data-upright", upright);
    mark(this.element, "data-dense", g.column < DENSE);
    for (const tile of this.all) tile.style.width = `${g.column}px`;
  }

  /** A tile for every token, with its face and its name. */
  name({ run, label }: Frame): void {
    const { tokens, unknown } = run.payload;
    mark(this.element, "aria-label", label("shell_sentence"));
    this.all.splice(tokens.length).forEach((tile) => tile.remove());
    tokens.forEach((token, t) => {
      const tile = this.all[t] ?? this.add(t);
      const name = label(unknown[t] ? "shell_tile_unknown" : "shell_tile", {
        token: face(token),
        step: t + 1,
      });
      say(tile.firstElementChild!, face(token));
      mark(tile, "aria-label", name);
      mark(tile, "title", unknown[t] ? name : "");
      tile.classList.toggle("gw-unknown", unknown[t]);
    });
  }

  private add(t: number): HTMLButtonElement {
    const tile = make(
      "button",
      "gw-tile",
      { type: "button", "data-token": String(t), "data-term": `token:${t}`, tabindex: "-1" },
      make("span"),
    );
    this.element.append(tile);
    return (this.all[t] = tile);
  }

  /** A small mark under each tile whose column differs from the other run's. */
  private compare(frame: Frame): void {
    const { run, label } = frame;
    const places = this.differing(frame);
    if (!places && !this.compared) return;
    this.compared = places !== null;
    this.all.forEach((tile, t) => {
      tile.classList.toggle("gw-differs", places?.[t] === 1);
      mark(tile, "aria-description", places?.[t] ? label(`run_differs_${run.other!.shown}`) : null);
    });
  }

  /** Moves ink and tab stop to the playhead; touches only the tiles between the old and the new one, and reads no style. */
  step(frame: Frame, from: number | null): void {
    if (from === null) this.compare(frame);
    const { step, direction } = frame.state;
    const held = this.current !== null && document.activeElement === this.current;
    const [low, high] =
      from === null ? [0, this.all.length - 1] : [Math.min(from, step), Math.max(from, step)];
    for (let t = low; t <= high && t < this.all.length; t++)
      this.all[t]!.classList.toggle("gw-unread", !isRead(t, step, direction));
    this.current?.removeAttribute("aria-current");
    this.current?.setAttribute("tabindex", "-1");
    this.current = this.all[step]!;
    this.current.setAttribute("aria-current", "step");
    this.current.setAttribute("tabindex", "0");
    if (held) this.current.focus({ preventScroll: true });
  }
}
