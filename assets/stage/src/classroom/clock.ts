/** Seconds as minutes and seconds, minutes as hours and minutes; less than none with a minus. */
export function clock(units: number): string {
  const [whole, sign] = [Math.abs(units), units < 0 ? "−" : ""];
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Seconds until a moment of this page's own clock. */
export const secondsTo = (ends: number): number => Math.ceil((ends - performance.now()) / 1000);
