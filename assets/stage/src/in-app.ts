/** The setting of a stage in the app. */
import { Chips } from "./drag/chips";
import { Drag } from "./drag/drag";
import { Grips } from "./drag/grips";
import { drillPane } from "./drill/pane";
import { Store } from "./drill/store";
import { Guess } from "./first/guess";
import { Opening } from "./first/opening";
import { firstPane } from "./first/pane";
import { Notices } from "./page/notices";
import type { Setting } from "./setting";
import { Telling } from "./telling/telling";

export const IN_APP: Setting = {
  telling: (...by) => new Telling(...by),
  drag: (...by) => new Drag(...by),
  opening: (...by) => new Opening(...by),
  holds: (...by) => [new Guess(...by), new Grips(...by)],
  chips: (...by) => new Chips(...by),
  drill: drillPane,
  products: (changed) => new Store(changed),
  first: firstPane,
  notices: (voice) => new Notices(voice),
};
