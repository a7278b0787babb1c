/** First sample of a photo at which a worker of `fragile-worker.ts` dies, once. */
export const DEADLY = 13
