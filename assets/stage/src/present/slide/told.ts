/** What a page without a stage has for a room (pages/lesson/slide.py): a picture, its one sentence, its legend. */
import type { Part } from "../../payload";

const SLIDE = '.st-key-gw-slide:not([data-retained="true"]) [data-slide]';

type Tone = Part | "ink";

/** Of the numbers over seeds, or of one network: powers of ten at these places, counted back from the end. */
export interface Curve {
  name: string;
  tone: Tone;
  dashed: boolean;
  value: string; // at the first place, as it is printed
  at: number[];
  middle: number[];
  band?: { low: number[]; high: number[] };
}

export interface Curves {
  kind: "curves";
  first: string; // what `value` is of
  axes: { x: string; y: string };
  places: number;
  tokens: string[]; // written at the places; none where these are only counted
  ends: [number, number]; // powers of ten
  curves: Curve[];
}

interface Row {
  name: string;
  tone: Tone;
  cells: { share: number; number: string; ratio: string }[]; // of the longest bar of the column
}

export interface Rows {
  kind: "rows";
  heads: string[];
  rows: Row[];
}

export type Told = { title: string; about: string[]; said: string } & (Curves | Rows | { kind: "curtain" });

/** As it stands on the page; "" where it is not there yet. */
export const spelled = (): string => document.querySelector<HTMLElement>(SLIDE)?.dataset.slide ?? "";
