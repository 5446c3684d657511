/** Where each pane lies. A slot is a card; the pane inside it is told its room. */
import { answerPane } from "./answer/pane";
import { cellPane } from "./cell/pane";
import { headPane } from "./controls/head";
import { transportPane } from "./controls/transport";
import { filmsPane } from "./films/pane";
import { isTouring } from "./first/tour";
import { formulasPane } from "./formulas/pane";
import type { Dispatch, Frame, Pane, Room } from "./frame";
import type { View } from "./payload";
import { make } from "./primitives/dom";
import { readersPane } from "./readers/pane";
import type { Setting } from "./setting";
import { textPlace } from "./text/place";

export const NARROW = 900;
const NARROW_LESSON = 560; // a lesson's words stand beside the stage
const LARGE = "(min-width: 1500px) and (min-height: 900px)"; // where assets/app.css has larger type

const FREE = ["formulas", "answer"]; // as high as what they show

/** What says which panes are there. */
type Shows = Pick<Frame, "state" | "first">;

interface Slot {
  name: string;
  pane: Pane;
  host: HTMLElement;
  shown: (frame: Shows) => boolean;
  drawn: Frame | null;
}

const always = (frame: Shows) => !isTouring(frame);
const only = (name: View) => (frame: Shows) => always(frame) && frame.state.view === name;
const inCell = only("cell");
const drilled = (frame: Shows) => inCell(frame) && !!frame.state.drill;
const withCell = (frame: Shows) => isTouring(frame) || (inCell(frame) && !drilled(frame));

export class Shell {
  width = 0;
  narrow = false;
  layout = 0;
  readonly formulas: HTMLElement; // over which definitions open
  private readonly slots: Slot[] = [];
  private readonly rooms = new Map<Pane, Room>();
  private last: Frame | null = null;
  private readonly watch: ResizeObserver;

  constructor(
    private readonly root: HTMLElement,
    dispatch: Dispatch,
    redraw: () => void,
    setting: Setting,
  ) {
    const right = make("div", "gw-right");
    const add = (name: string, pane: Pane, shown: Slot["shown"], parent: HTMLElement = root) => {
      const host = make("div", `gw-slot gw-slot-${name}`, {}, pane.element);
      parent.append(host);
      this.slots.push({ name, pane, host, shown, drawn: null });
    };
    add("head", headPane(dispatch, setting), always);
    add("films", filmsPane(dispatch), inCell);
    root.append(right);
    const first = setting.first?.();
    if (first) add("first", first, isTouring);
    add("cell", cellPane(dispatch, setting), withCell, right);
    if (setting.drill) add("drill", setting.drill(dispatch), drilled, right);
    const formulas = formulasPane(dispatch);
    this.formulas = formulas.element as HTMLElement;
    add("formulas", formulas, inCell, right);
    add("answer", answerPane(dispatch), inCell, right);
    add("readers", readersPane(dispatch), only("readers"));
    add("text", textPlace(dispatch), only("text"));
    add("transport", transportPane(dispatch), always);
    this.watch = new ResizeObserver(() => this.measure() && redraw());
    this.watch.observe(root);
    for (const { host } of this.slots) this.watch.observe(host);
  }

  readonly room = (pane: Pane): Room => this.rooms.get(pane) ?? { width: 0, height: 0 };

  /** A pane that is not shown leaves the document: nothing stale can be found or read there. */
  show(frame: Shows): void {
    this.root.classList.toggle("gw-touring", isTouring(frame));
    this.root.classList.toggle("gw-toured", !!frame.first);
    for (const { pane, host, shown } of this.slots) {
      if (!shown(frame)) pane.element.remove();
      else if (!pane.element.isConnected) host.append(pane.element);
    }
  }

  /** Reads every pane's room; true where one has changed. */
  measure(): boolean {
    const { root } = this;
    const width = root.clientWidth;
    const narrow = width < (root.hasAttribute("data-look") ? NARROW_LESSON : NARROW);
    root.classList.toggle("gw-narrow", narrow);
    root.classList.toggle("gw-large", !narrow && matchMedia(LARGE).matches);
    let changed = width !== this.width;
    if (changed) for (const { host } of this.slots) host.style.minHeight = "";
    for (const { name, pane, host } of this.slots) {
      const style = getComputedStyle(host);
      const room = {
        width: host.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) || 0,
        height: host.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) || 0,
      };
      const known = this.rooms.get(pane);
      changed ||= known?.width !== room.width || known.height !== room.height;
      this.rooms.set(pane, room);
      if (FREE.includes(name) && host.clientHeight) host.style.minHeight = `${host.offsetHeight}px`; // a step may not make it smaller
    }
    Object.assign(this, { width, narrow });
    if (changed) this.layout++;
    return changed;
  }

  /** Draws the step of the last frame at another moment of its score, and what waited for one. */
  moment(ms: number): void {
    for (const slot of this.slots) {
      if (!slot.pane.element.isConnected) continue;
      if (slot.drawn === this.last) slot.pane.show?.(ms);
      else this.fill(slot, { ...this.last!, ms });
    }
  }

  /** Lights what is selected, and draws nothing anew. */
  light(frame: Frame): void {
    for (const { pane, drawn } of this.slots) if (drawn) pane.light?.(frame);
  }

  /** True where a motion begins: the press's own frame says where the reader stands, and what the step computes waits for its first moment. */
  draw(frame: Frame): boolean {
    const { last } = this;
    const waits = !!frame.moves && last?.run === frame.run && last.layout === frame.layout && !frame.first;
    this.last = frame;
    for (const slot of this.slots)
      if (waits && slot.drawn === last && slot.pane.stand) slot.pane.stand(frame);
      else this.fill(slot, frame);
    return waits;
  }

  private fill(slot: Slot, frame: Frame): void {
    const { pane, drawn } = slot;
    if (!slot.shown(frame) || this.room(pane).width < 0) return; // what is hidden has less room than none
    pane.draw(frame, drawn);
    slot.drawn = this.last;
  }

  end(): void {
    this.watch.disconnect();
  }
}
