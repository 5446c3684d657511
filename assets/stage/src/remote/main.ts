/** The teacher's phone, a script of its own, which page.js fetches where an address has a room's key behind its #. */
import { Remote } from "./remote";

globalThis.gwRemote = (host, code, key, lang) => void new Remote(host, code, key, lang).open();
