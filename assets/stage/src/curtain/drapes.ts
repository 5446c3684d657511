/** Curtains over a picture: a rod, folds in a part's colour, and a question mark; they open when the question is answered. */
import type { Frame } from "../frame";
import { hide, make, mark, say } from "../primitives/dom";
import type { Zone } from "./zones";

export const OPENING = 500; // ms
const MEDAL = { most: 68, least: 24, margin: 10 };
const TOLD = { width: 168, height: 132 }; // px: the least that has room for the words

const isStill = () => globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

/** How large the question mark of a curtain is, and whether words have room under it. */
export function medalOf({ width, height }: Pick<Zone, "width" | "height">): { size: number; told: boolean } {
  const told = width >= TOLD.width && height >= TOLD.height;
  const medal = Math.min(MEDAL.most, width - MEDAL.margin, height - MEDAL.margin - (told ? 44 : 0));
  return { size: Math.max(MEDAL.least, medal), told };
}

/** Whether a question that hid something at this very place has just been answered. */
export const isAnswered = ({ run, state }: Frame, previous: Frame | null): boolean =>
  previous !== null &&
  (previous.run.payload.curtain ?? []).length > 0 &&
  !run.payload.curtain?.length &&
  (["step", "phase", "direction"] as const).every((name) => previous.state[name] === state[name]);

export class Drapes {
  readonly element = make("div", "gw-drapes", { "aria-hidden": "true" });
  private readonly hung = new Map<string, HTMLElement>();

  /** Hangs these; one that is no more is drawn aside if it `opens`, else taken away. */
  draw(zones: readonly Zone[], words: string, opens: boolean): void {
    const ids = new Set(zones.map(({ id }) => id));
    for (const [id, drape] of this.hung) {
      if (ids.has(id)) continue;
      this.hung.delete(id);
      if (!opens || isStill()) drape.remove();
      else {
        drape.classList.add("gw-drape-opens");
        setTimeout(() => drape.remove(), OPENING);
      }
    }
    for (const zone of zones) this.hang(zone, words);
  }

  private hang(zone: Zone, words: string): void {
    const { x, y, width, height } = zone;
    const drape = this.hung.get(zone.id) ?? this.make(zone.id);
    mark(drape, "style", `left:${x}px;top:${y}px;width:${width}px;height:${height}px`);
    const { size, told } = medalOf(zone);
    const question = drape.querySelector<HTMLElement>(".gw-medal")!;
    mark(question, "style", `--size:${size}px`);
    hide(question, !zone.asks);
    const text = drape.querySelector<HTMLElement>(".gw-drape-words")!;
    say(text, words);
    hide(text, !zone.asks || !told);
  }

  private make(id: string): HTMLElement {
    const drape = make(
      "div",
      "gw-drape",
      { "data-hides": id },
      make("i", "gw-drape-half"),
      make("i", "gw-drape-half"),
      make("b", "gw-medal", {}, "?"),
      make("span", "gw-drape-words"),
    );
    this.element.append(drape);
    this.hung.set(id, drape);
    return drape;
  }
}
