/** When each thing of a step happens: milliseconds from the step's beginning, at 1×. A frame is drawn from one of them. */
import type { Kind, Phase } from "../kinds/names";

/** The cell takes in what comes: the same in every kind. */
const JOINING = {
  handover: [0, 450],
  token: [400, 560],
  x: [560, 760],
  frame: [740, 840],
} as const;

/** h leaves for the next step and the answer. */
const LEAVING = { fly: [3170, 3380], answer: [3230, 3400] } as const;

const LSTM = {
  ...JOINING,
  bus: [820, 1000],
  riser_f: [1000, 1120],
  doors_f: [1110, 1330],
  through_f: [1300, 1490],
  kept: [1470, 1560],
  riser_g: [1560, 1660],
  candidate: [1650, 1750],
  riser_i: [1640, 1740],
  doors_i: [1730, 1940],
  through_i: [1910, 2060],
  written: [2040, 2120],
  rise: [2120, 2350],
  carry: [2120, 2350],
  plus: [2340, 2420],
  sum: [2400, 2520],
  state: [2500, 2560],
  belt: [2540, 2640],
  drop: [2640, 2800],
  riser_o: [2700, 2800],
  doors_o: [2790, 3000],
  through_o: [2970, 3110],
  hidden: [3100, 3170],
  ...LEAVING,
} as const;

const RNN = {
  ...JOINING,
  fan: [1000, 1450], // every product on its way to the sum
  summed: [1440, 1560],
  sums: [1540, 1740],
  into_tanh: [1740, 1900],
  out_of_tanh: [1890, 2020],
  squashed: [2000, 2200],
  lift: [2200, 2560],
  renewed: [2540, 2620],
  onward: [2600, 2900],
  ...LEAVING,
} as const;

const GRU = {
  ...JOINING,
  bus: [820, 1000],
  riser_u: [1000, 1100],
  products: [1090, 1200],
  riser_r: [1090, 1190],
  doors_r: [1180, 1400],
  through_r: [1380, 1530],
  seen: [1510, 1620],
  riser_n: [1620, 1720],
  into_n: [1710, 1800],
  out_of_n: [1790, 1880],
  proposed: [1870, 2000],
  riser_z: [2050, 2150],
  doors_z: [2140, 2360],
  through_z: [2340, 2500],
  kept_h: [2480, 2570],
  fresh: [2480, 2570],
  raise: [2570, 2800],
  plus_h: [2790, 2870],
  sum_h: [2850, 2950],
  blended: [2930, 3000],
  belt_h: [2980, 3160],
  ...LEAVING,
} as const;

const SCORES = { lstm: LSTM, rnn: RNN, gru: GRU };

/** Every mark of every kind; marks of one name have the same time in all. */
export const SCORE = { ...GRU, ...RNN, ...LSTM } as const satisfies Record<string, readonly [number, number]>;

export type Mark = keyof typeof SCORE;
export const END = 3400;

/** Where each phase begins and ends. */
const SPANS: Record<Phase, readonly [number, number]> = {
  concat: [0, 1000],
  forget: [1000, 1560],
  input: [1560, 2120],
  update: [2120, 2640],
  output: [2640, END],
  sum: [1000, 1740],
  tanh: [1740, 2200],
  overwrite: [2200, END],
  reset: [1000, 1620],
  candidate: [1620, 2050],
  blend: [2050, END],
};

/** The marks of a kind's step. */
export const marksOf = (kind: Kind): Mark[] => Object.keys(SCORES[kind]) as Mark[];

/** Where a step rests when it is shown up to a phase. */
export const restOf = (phase: Phase): number => SPANS[phase][1];

/** Where a phase begins. */
export const startOf = (phase: Phase): number => SPANS[phase][0];

/** Of a kind's phases the one that is at work; at its very end still that one. */
export const phaseAt = (ms: number, { phases }: { phases: readonly Phase[] }): Phase =>
  phases.find((phase) => ms <= restOf(phase)) ?? phases.at(-1)!;

/** How much of a thing has happened, from 0 to 1. */
export function shareOf(ms: number, mark: Mark): number {
  const [from, to] = SCORE[mark];
  return Math.max(0, Math.min(1, (ms - from) / (to - from)));
}

/** Doors come to rest. */
export const easedOut = (share: number): number => 1 - (1 - share) ** 3;

/** What travels leaves and arrives gently. */
export const easedInOut = (share: number): number =>
  share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;

/** The moments at which words and digits change; between two of them only the canvas does. */
export const MOMENTS: readonly number[] = [...new Set(Object.values(SCORE).flat())].sort((a, b) => a - b);

/** Which moment was passed last: two frames between the same moments have the same words and digits. */
export const momentAt = (ms: number): number => MOMENTS.filter((moment) => moment <= ms).length;
