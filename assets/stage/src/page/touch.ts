/** A swipe over films or cell steps. */
const LEAST = 32; // CSS pixels

/** −1 where the finger went right (to the character on the left), 1 where it went left, 0 where it was no swipe. */
export function swipe(dx: number, dy: number): -1 | 0 | 1 {
  if (Math.abs(dx) < LEAST || Math.abs(dx) < 1.5 * Math.abs(dy)) return 0;
  return dx < 0 ? 1 : -1;
}

export function listen(root: HTMLElement, where: string, step: (by: -1 | 1) => void): void {
  let start: Touch | null = null;
  root.addEventListener(
    "touchstart",
    ({ touches, target }) => {
      start = touches.length === 1 && (target as Element).closest(where) ? touches[0]! : null;
    },
    { passive: true },
  );
  root.addEventListener(
    "touchend",
    ({ changedTouches }) => {
      const end = changedTouches[0];
      if (!start || !end) return;
      const by = swipe(end.clientX - start.clientX, end.clientY - start.clientY);
      start = null;
      if (by) step(by);
    },
    { passive: true },
  );
}
