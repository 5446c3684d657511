/** The setting of a stage in the app. */
import { Drag } from "./drag/drag";
import { Opening } from "./first/opening";
import { firstPane } from "./first/pane";
import { Marks } from "./page/chart-marks";
import { Notices } from "./page/notices";
import type { Setting } from "./setting";
import { Telling } from "./telling/telling";

export const IN_APP: Setting = {
  telling: (...by) => new Telling(...by),
  drag: (...by) => new Drag(...by),
  opening: (...by) => new Opening(...by),
  first: firstPane,
  marks: () => new Marks(),
  notices: (voice) => new Notices(voice),
};
