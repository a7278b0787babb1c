import { runEntry } from './entry.ts'

/** `npm run sample`. */
await runEntry(async () => (await import('./sample-main.ts')).sampleMain())
