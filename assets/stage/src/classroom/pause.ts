const [LEAST, SPREAD] = [1000, 2000];

/** ms until something that failed is tried again: each page waits another time, so that a class does not come at once. */
export const pause = (): number => LEAST + Math.random() * SPREAD;
