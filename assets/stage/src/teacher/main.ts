/** The teacher's side of a room, a script of its own, which assets/teaching.js fetches. */
import { Teacher } from "./teacher";

export default new Teacher();
