/** The stage on a page that has no Streamlit: payloads come as JSON, and nobody hears but who listens for its events. */
import "../styles/index.css";
import "../vote/vote.css";
import "./page.css";
import { AT, GO, type Spot } from "../page/follow";
import type { Lang, Payload } from "../payload";
import { DARK, LIGHT } from "../primitives/palette";
import { Stage } from "../stage";

export type Spoken = Record<Lang, Record<string, string>>; // words of both languages, by key

/** A payload without what the page itself says. */
export type Sent = Omit<Payload, "labels" | "visit" | "jump" | "picture" | "alone">;

const GROUND = "--st-background-color"; // by which the stage chooses its palette
const DEAF = { rest() {}, hold() {}, products() {}, cell() {} };

/**
 * `show` a run in `host`, `go` where another stage stands, `speak` the other language, `paint` it dark or light.
 *
 * The stage's element, which is made anew where a run has another look, bubbles `gw-at` with a whole `Spot` whenever it
 * has moved, for whatever reason, and within the call where `go` moved it; it takes `gw-go` with any fields of one.
 */
export class Page {
  private stage: Stage | null = null;
  private sent: Sent | null = null;
  private spot: Partial<Spot> = {};
  private jump = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly labels: Spoken,
    private lang: Lang,
  ) {
    host.addEventListener(AT, (event) => {
      this.spot = (event as CustomEvent<Spot>).detail;
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.mount());
  }

  /** Where the stage stands; empty before there is one. */
  get at(): Readonly<Partial<Spot>> {
    return this.spot;
  }

  get isDark(): boolean {
    return this.stage?.root.dataset.theme === "dark";
  }

  /** Another run, at a spot, or where its address says. */
  show(sent: Sent, spot: Partial<Spot> = {}): void {
    const isOther = JSON.stringify(this.sent?.look) !== JSON.stringify(sent.look);
    if (isOther) this.end();
    this.sent = sent;
    this.jump += 1;
    this.mount();
    if (Object.keys(spot).length) this.go(spot);
  }

  /** At once: nothing plays on the way. */
  go(spot: Partial<Spot>): void {
    this.stage?.root.dispatchEvent(new CustomEvent(GO, { detail: spot }));
  }

  speak(lang: Lang): void {
    this.lang = lang;
    this.mount();
  }

  paint(isDark: boolean): void {
    document.documentElement.style.setProperty(GROUND, (isDark ? DARK : LIGHT).ground);
    this.mount();
  }

  private mount(): void {
    const { sent, lang } = this;
    if (!sent) return;
    this.stage ??= new Stage(this.host, {});
    const address = { ...sent.address, lang };
    const said = { visit: "", jump: String(this.jump), labels: this.labels[lang] };
    this.stage.receive({ ...sent, ...said, address, picture: true, alone: true }, DEAF);
  }

  end(): void {
    this.stage?.end();
    this.stage?.root.remove();
    this.stage = null;
  }
}
