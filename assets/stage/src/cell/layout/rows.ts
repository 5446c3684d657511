/** Where the units lie one below the other: lanes with doors, and strips where there are too many for that. */

export interface Row {
  y: number;
  height: number;
  door: boolean; // false: a strip, too thin for a door
}

export interface Rows {
  rows: Row[];
  height: number;
}

/** All in pixels. */
const FOLLOWED = 22; // drawn height of the followed lane, at least
const LANE = 5; // pitch of any other lane, at least
const NEIGHBOUR = 6;
const STRIP = 1.4;
const TALL = { lane: 34, followed: 60 };
const MANY = 24; // beyond, the far units become strips

/** The least height in which every cell from 1 to 64 units keeps its promises. */
export const LEAST = FOLLOWED + 1 + (MANY - 1) * LANE;

export const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const gapOf = (pitch: number) => (pitch < LANE ? 0.25 : clamp(pitch * 0.14, 0.6, 3));

/** Of the sign on a lane, from its middle. */
export const signRadius = (height: number): number => Math.min(8, height * 0.46);

/** How many neighbours on each side keep their doors. */
function neighbours(H: number, space: number): number {
  if (H <= MANY) return H;
  const spare = space - FOLLOWED - 1 - (H - 1) * STRIP;
  return clamp(Math.floor(spare / (2 * (NEIGHBOUR - STRIP))), 2, H);
}

/** One row a unit within `space`, from 0 down; `height` is what they take of it. */
export function lanes(H: number, unit: number, space: number): Rows {
  const near = neighbours(H, space);
  const doors = Math.min(H, 2 * near + 1);
  const first = clamp(unit - near, 0, H - doors);
  const strips = H - doors;
  const gap = gapOf(Math.max(LANE, (space - FOLLOWED) / H));
  const even = strips ? 0 : (space * 1.4) / (H + 0.4);
  const followed = clamp(even, FOLLOWED + gap, TALL.followed);
  const rest = space - followed;
  const left = Math.max((rest - strips * STRIP) / (doors - 1 || 1), rest / H); // a low window has less than strips take
  const lane = Math.min(left, followed, strips ? 2 * NEIGHBOUR : TALL.lane);
  const strip = (rest - (doors - 1) * lane) / (strips || 1);
  let y = 0;
  const rows = Array.from({ length: H }, (_, k): Row => {
    const door = k >= first && k < first + doors;
    const pitch = k === unit ? followed : door ? lane : strip;
    const inset = door ? Math.min(gap, pitch / 2) : 0;
    const row = { y: y + inset / 2, height: pitch - inset, door };
    y += pitch;
    return row;
  });
  return { rows, height: y };
}

export const OPEN = { share: 0.76, thin: 1.2 };

/** While a door is dragged: its lane takes most of the stack, the others are no more than lines. `share`: how far. */
export function opened({ rows, height }: Rows, unit: number, share: number): Rows {
  const others = rows.length - 1;
  if (!others || !share) return { rows, height };
  const pitch = ((1 - OPEN.share) * height) / others;
  const thin = Math.min(OPEN.thin, pitch);
  const between = (a: number, b: number) => a + (b - a) * share;
  return {
    height,
    rows: rows.map((row, k) => {
      const y = k * pitch + (k > unit ? OPEN.share * height - pitch : 0);
      const wide = k === unit ? OPEN.share * height : thin;
      return {
        y: between(row.y, k === unit ? y : y + (pitch - thin) / 2),
        height: between(row.height, wide),
        door: k === unit || (row.door && share < 1),
      };
    }),
  };
}

/** Rows of equal height, for a vector that has no lanes (x): within `space`, centred. */
export function evenly(D: number, space: number): Row[] {
  const pitch = Math.min(space / D, 28);
  const gap = gapOf(pitch);
  const top = (space - pitch * D) / 2;
  return Array.from({ length: D }, (_, k) => ({
    y: top + k * pitch + gap / 2,
    height: pitch - gap,
    door: false,
  }));
}
