/** The script of a tab that goes by a lesson plan, plan.js, which assets/teaching.js fetches. */
import { Following } from "./following";

export default new Following();
