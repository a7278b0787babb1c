import { runEntry } from './entry.ts'

/** `npm run -s report -- ANALYSIS_FOLDER --out FILE.pdf`. */
await runEntry(async () => (await import('./report-main.ts')).reportMain(process.argv.slice(2)))
