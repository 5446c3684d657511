/** Says that what was typed waits for the server, where no answer has come: also where the wire looks whole. */
import { make, say } from "../primitives/dom";
import { BOXES, isSeen, isThere, lost, typed } from "./heard";

const PATIENCE = 2000; // ms after the last letter
const LOOK = 250;

export class Waiting {
  private readonly element = make("p", "gw-waiting", { role: "status" });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private text = "";

  constructor(signal: AbortSignal) {
    document.body.append(this.element);
    document.addEventListener("input", (event) => this.typed(event, (event as InputEvent).isComposing), {
      signal,
    });
    document.addEventListener("compositionend", (event) => this.typed(event, false), { signal });
  }

  /** In the reader's language. */
  speak(text: string): void {
    this.text = text;
  }

  private typed({ target }: Event, composing: boolean): void {
    if (!(target as Element).matches(BOXES)) return;
    typed(target as HTMLInputElement);
    clearTimeout(this.timer);
    if (!composing) this.timer = setTimeout(() => this.look(), PATIENCE);
  }

  private look(): void {
    lost(); // what has been seen is not
    const waits = !isSeen();
    say(this.element, waits && isThere() ? this.text : ""); // else the page says that the server is away
    if (waits) this.timer = setTimeout(() => this.look(), LOOK);
  }

  end(): void {
    clearTimeout(this.timer);
    this.element.remove();
  }
}
