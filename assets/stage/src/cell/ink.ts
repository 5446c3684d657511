/** The palette's two scales, remembered: a step colours hundreds of squares. */
import { opening, signed, type Palette } from "../palette";

const SHADES = 512;

export class Ink {
  private readonly known = new Map<string, string[]>();

  constructor(readonly palette: Palette) {}

  signed(value: number, bound: number): string {
    const share = Math.min(1, Math.abs(value) / bound);
    return this.shade(value < 0 ? "-" : "+", share, (s) => signed(this.palette, value < 0 ? -s : s, 1));
  }

  open(door: "f" | "i" | "o", value: number): string {
    return this.shade(door, Math.max(0, Math.min(1, value)), (s) => opening(this.palette, door, s));
  }

  private shade(scale: string, share: number, colour: (share: number) => string): string {
    let shades = this.known.get(scale);
    if (!shades) this.known.set(scale, (shades = []));
    const at = Math.round(share * SHADES);
    return (shades[at] ??= colour(at / SHADES));
  }
}
