/** A tab that goes by a lesson plan: PageDown and PageUp lead from item to item, L shows the plan, N opens the notes. */
import { COVERS, FIELD } from "../classroom/keys";
import { pageLang } from "../classroom/language";
import { asksToPresent, isPresented, pictured } from "../classroom/picture";
import { addressOf } from "../classroom/post";
import { fetchJson, filler, once } from "../classroom/words";
import { AT, GO } from "../page/follow";
import { TAUGHT } from "../page/taught";
import { make, say } from "../primitives/dom";
import { NEXT_ITEM } from "../teacher/presses";
import { follow, follows, keepNow, type Now, now, onKept, placeOf } from "./kept";
import { List, type Says } from "./list";
import { newGo, open } from "./move";
import { hrefOf, type Item, isSheet, linkOf, MOST, replaced, wayOf } from "./plan";
import { RoomNotes } from "./room-notes";
import { spotOf } from "./spot";
import { KEYS, leftOf, turned } from "./turn";

/** What room/plan/LANG.json holds. */
type Words = Pick<Says, "pages"> & { words: Record<string, string> };

export const LETTERS = { list: "l", notes: "n" };
const SCROLLS = 0.85; // of what is seen of a page without a stage
const SAID = 6000; // ms that a line stays
const NOTES = "popup,width=520,height=760";

export class Following {
  private readonly list = new List({
    go: (at) => void this.go(at, true),
    add: () => void this.add(),
    leave: () => void this.leave(),
    close: () => this.list.close(),
  });
  private readonly chip = make("button", "gw-plan-chip", { type: "button" });
  private readonly line = make("p", "gw-plan-line", { role: "status" });
  private readonly cover = make("i", "gw-plan-cover");
  private readonly wordsOf = once((lang) => fetchJson<Words>(addressOf(`room/plan/${lang}.json`)));
  private isMoving = false;
  private readonly notes = new RoomNotes();
  private isAsked = false; // the item's question, of the class
  private timer = 0;

  constructor() {
    document.body.append(this.chip, this.line);
    this.chip.addEventListener("click", () => void this.show());
    addEventListener("keydown", (event) => this.press(event), { capture: true }); // before present mode's
    onKept(() => void this.draw());
    new MutationObserver(() => void this.draw()).observe(document.documentElement, {
      attributeFilter: ["lang"],
    });
    document.addEventListener(NEXT_ITEM, () => void this.skip()); // the remote's
    document.addEventListener(TAUGHT, () => void this.noted());
    void this.draw();
    this.begin();
  }

  /** The phase of the item that a page opens on, once its stage can take it. */
  private begin(): void {
    const settle = () => void this.settle(false);
    if (pictured()?.dataset.place) return settle();
    void this.noted();
    document.addEventListener(AT, () => queueMicrotask(settle), { once: true });
  }

  private get now(): Now | null {
    return follows() ? now() : null;
  }

  private press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing || (target as Element).closest?.(FIELD)) return;
    if (
      Object.values(COVERS).some((name) => document.body.classList.contains(name)) ||
      !this.takes(key, shiftKey)
    )
      return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whether a key was for the plan. */
  private takes(key: string, shift: boolean): boolean {
    const shown = this.now;
    if (!shown) return false;
    const letter = key.toLowerCase();
    if (this.list.isOpen) {
      if (letter === LETTERS.list) this.list.close();
      return letter === LETTERS.list || key in KEYS;
    }
    const way = KEYS[key];
    if (way) return !shift && this.turn(shown, way);
    if (letter === LETTERS.list) void this.show();
    if (letter === LETTERS.notes) this.openNotes();
    return letter === LETTERS.list || letter === LETTERS.notes;
  }

  private turn({ plan, at }: Now, way: 1 | -1): boolean {
    if (this.isMoving || (way > 0 && plan.items[at]!.ask && this.ask())) return true;
    const page = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
    const what = turned(wayOf(plan.items[at]!), way, spotOf(), leftOf(page, way));
    if (what === "scroll") page.scrollBy({ top: way * SCROLLS * page.clientHeight });
    if (what === "phase")
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: way > 0 ? "ArrowRight" : "ArrowLeft",
          shiftKey: true,
          bubbles: true,
        }),
      );
    if (what === "item") void this.go(at + way, way > 0);
    return what !== "page";
  }

  /** To another item; a question is put to the class where it is met on the way on. */
  private async go(at: number, on: boolean): Promise<void> {
    const shown = this.now;
    if (!shown || this.isMoving) return;
    if (this.list.isOpen) this.list.close();
    if (at < 0 || at >= shown.plan.items.length) return this.tell(at < 0 ? "first" : "last");
    this.isMoving = true;
    this.isAsked = false;
    keepNow({ ...shown, at, since: Date.now() });
    if (isSheet(shown.plan.items[at]!)) return await this.leaveFor(shown.plan.items[at]!);
    void this.draw();
    const root = document.documentElement;
    const shows = isPresented() || (!pictured() && asksToPresent());
    if (isPresented()) this.hang();
    root.dataset.moves = ""; // the full screen stays
    const href = hrefOf(shown.plan.items[at]!, { go: newGo(), ...(shows && { present: "1" }) });
    await open(addressOf(href));
    delete root.dataset.moves;
    this.cover.remove();
    this.isMoving = false;
    await this.settle(on);
  }

  /** To a worksheet; who comes back by the browser's own button goes on from there. */
  private async leaveFor(item: Item): Promise<void> {
    await this.noted();
    this.isMoving = false;
    location.assign(addressOf(hrefOf(item)));
  }

  /** The room hears what the plan says of the item. */
  private async noted(): Promise<void> {
    const shown = this.now;
    if (shown) await this.notes.tell(shown, () => this.says());
  }

  private async skip(): Promise<void> {
    const shown = this.now;
    if (shown) await this.go(shown.at + 1, true);
  }

  /** An item's phase, and its vote where a room is open. */
  private async settle(asks: boolean): Promise<void> {
    const shown = this.now;
    const item = shown?.plan.items[shown.at];
    if (!item) return;
    if (item.phase) pictured()?.dispatchEvent(new CustomEvent(GO, { detail: { phase: item.phase } }));
    if (asks && item.ask) this.ask();
    void this.noted();
  }

  /** Puts the page's question to the class, once an item; whether there was one to put. */
  private ask(): boolean {
    const button = document.querySelector<HTMLElement>('[data-room="ask"]');
    if (!button || this.isAsked) return false;
    this.isAsked = true;
    button.click();
    return true;
  }

  /** While the page changes the wall shows none of it. */
  private hang(): void {
    const picture = document.querySelector(".gw-present");
    if (picture) this.cover.style.background = getComputedStyle(picture).backgroundColor;
    document.body.append(this.cover);
  }

  private async says(): Promise<Says> {
    const { words: room, pages } = await this.wordsOf(pageLang());
    return { fill: filler({ room }), pages };
  }

  private async show(note = ""): Promise<void> {
    const [shown, says] = [this.now, await this.says()];
    if (shown) this.list.draw(shown, says, note);
  }

  private async draw(): Promise<void> {
    const shown = this.now;
    this.chip.hidden = !shown;
    if (!shown) return;
    const { fill } = await this.says();
    say(this.chip, fill("chip", placeOf(shown)));
  }

  private async tell(key: string): Promise<void> {
    const { fill } = await this.says();
    say(this.line, fill(key));
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => say(this.line, ""), SAID);
  }

  private async add(): Promise<void> {
    const [shown, { fill }] = [this.now, await this.says()];
    const link = linkOf(location.href, document.baseURI);
    if (!shown || link === null) return;
    const { plan, at } = shown;
    const items = replaced(plan.items, at + 1, 0, { link, minutes: 3, note: "" });
    const isKept = items.length <= MOST.items && keepNow({ ...shown, plan: { ...plan, items } });
    void this.draw();
    await this.show(fill(isKept ? "added" : "full", isKept ? at + 2 : MOST.items));
  }

  private openNotes(): void {
    window.open(addressOf(`./?notes&lang=${pageLang()}`), "gatewalk-notes", NOTES);
  }

  private async leave(): Promise<void> {
    this.list.close();
    follow(false);
    void this.notes.leave();
    await this.draw();
    await this.tell("left");
  }
}
