import { BasalisError } from '../../shared/contract/errors.ts'
import { EXIT_REFUSED, runAnalyze } from './analyze-command.ts'
import { parseAnalyzeArguments, USAGE, type AnalyzeArguments } from './arguments.ts'
import { interruptSignal, streams, workingFolder } from './terminal.ts'

/** `npm run -s analyze -- PHOTO… --out DIR`: see USAGE. */
async function main(): Promise<number> {
  let request: AnalyzeArguments | 'help'
  try {
    request = parseAnalyzeArguments(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof BasalisError)) throw error
    streams.error(`${error.message}; --help shows how`)
    return EXIT_REFUSED
  }
  if (request === 'help') {
    streams.out(USAGE)
    return 0
  }
  const { exitCode } = await runAnalyze(request, streams, {
    signal: interruptSignal(),
    workingFolder: workingFolder('analyze'),
  })
  return exitCode
}

process.exitCode = await main()
