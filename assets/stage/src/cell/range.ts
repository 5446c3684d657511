/** A range of colours as it is printed: ±3, ±1.5. */
import { short } from "../format";

export const rangeText = (bound: number): string => `±${short(bound).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")}`;
