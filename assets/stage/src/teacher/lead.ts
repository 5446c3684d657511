/** Several windows of one browser may teach the same class: what is pressed on the remote is done in one, where the teacher was last. */

const CHANNEL = "gatewalk-lead";

interface Claim {
  code: string;
  id: string;
  at: number; // ms, when the window was last turned to; 0 for never
  isThere: boolean; // false once it is hidden or gone
  isNew?: true; // who comes in asks the others
}

const newId = (): string => crypto.getRandomValues(new Uint32Array(2)).join("-");

export class Lead {
  private readonly id = newId();
  private readonly others = new Map<string, Claim>();
  private readonly channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  private at = document.hasFocus() ? Date.now() : 0;

  constructor(private readonly codeOf: () => string | undefined) {
    this.channel?.addEventListener("message", ({ data }: MessageEvent<Claim>) => this.hear(data));
    addEventListener("focus", () => this.turnTo());
    addEventListener("pagehide", () => this.tell(false));
    addEventListener("pageshow", () => this.tell());
    document.addEventListener("visibilitychange", () => this.tell());
    this.tell(true, true);
  }

  /** Whether this window is the one. */
  get isHere(): boolean {
    const code = this.codeOf();
    return ![...this.others.values()].some(
      (other) => other.code === code && (other.at > this.at || (other.at === this.at && other.id > this.id)),
    );
  }

  private turnTo(): void {
    this.at = Date.now();
    this.tell();
  }

  /** To the others; once more where the room is another one. */
  tell(isThere = document.visibilityState === "visible", isNew = false): void {
    const claim: Claim = { code: this.codeOf() ?? "", id: this.id, at: this.at, isThere };
    this.channel?.postMessage(isNew ? { ...claim, isNew } : claim);
  }

  private hear(claim: Claim): void {
    if (claim.isThere) this.others.set(claim.id, claim);
    else this.others.delete(claim.id);
    if (claim.isNew) this.tell();
  }
}
