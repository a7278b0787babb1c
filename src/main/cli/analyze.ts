import { runEntry } from './entry.ts'

/** `npm run -s analyze -- PHOTO… --out DIR`. */
await runEntry(async () => (await import('./analyze-main.ts')).analyzeMain(process.argv.slice(2)))
