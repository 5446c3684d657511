/** Seconds as minutes and seconds, minutes as hours and minutes; less than none with a minus. */
export function clock(units: number): string {
  const [whole, sign] = [Math.abs(units), units < 0 ? "−" : ""];
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
