const [LEAST, SPREAD] = [1000, 2000];

const MOST = 8; // times as long as the first

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** ms until something that failed is tried again: each page waits another time, so that a class does not come at once; longer after each that was in vain before. */
export const pause = (before = 0): number => Math.min(2 ** before, MOST) * (LEAST + Math.random() * SPREAD);
