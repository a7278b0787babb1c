import { runEntry } from './entry.ts'

/** `npm run -s doctor`. */
await runEntry(async () => (await import('./doctor-main.ts')).doctorMain(process.argv.slice(2)))
