/** What the server has to say of the sentence or the link. It stands beside the stage's data, which need not be sent again for it. */
import type { Voice } from "../voice/voice";

const BOX = '.st-key-gw-told:not([data-retained="true"])';
const NOTICE = '.st-key-gw-notice:not([data-retained="true"])';
const LATE = 50; // ms

export class Notices {
  private box: Element | null = null;
  private said = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly watch = new MutationObserver(() => this.read());

  constructor(private readonly voice: Pick<Voice, "notice" | "hint">) {}

  /** Listens to the page's box, which stands before anything is said in it. */
  follow(): void {
    if (this.box?.isConnected) return;
    this.watch.disconnect();
    this.box = document.querySelector(BOX);
    clearTimeout(this.timer);
    if (!this.box) return void (this.timer = setTimeout(() => this.follow(), LATE));
    this.watch.observe(this.box, { childList: true, characterData: true, subtree: true });
    this.read();
  }

  private read(): void {
    const text = this.box?.querySelector(NOTICE)?.textContent?.trim() ?? "";
    const way = matchMedia("(pointer: coarse)").matches ? "touch" : "key";
    this.voice.hint(this.box?.querySelector(`[data-hint="${way}"]`)?.textContent ?? "");
    if (text === this.said) return;
    this.said = text;
    this.voice.notice(text);
  }

  end(): void {
    clearTimeout(this.timer);
    this.watch.disconnect();
  }
}
