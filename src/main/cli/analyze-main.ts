import { BasalisError } from '../../shared/contract/errors.ts'
import { runAnalyze } from './analyze-command.ts'
import { parseAnalyzeArguments, USAGE } from './arguments.ts'
import { EXIT_DONE, EXIT_REFUSED } from './exit-codes.ts'
import { interruptSignal, streams, workingFolder } from './terminal.ts'

/** The words of the command line to an exit code. */
export async function analyzeMain(words: readonly string[]): Promise<number> {
  const request = parsed(words)
  if (request instanceof BasalisError) {
    streams.error(`${request.message}; --help shows how`)
    return EXIT_REFUSED
  }
  if (request === 'help') {
    streams.out(USAGE)
    return EXIT_DONE
  }
  const { exitCode } = await runAnalyze(request, streams, {
    signal: interruptSignal(),
    workingFolder: workingFolder('analyze'),
  })
  return exitCode
}

function parsed(words: readonly string[]): ReturnType<typeof parseAnalyzeArguments> | BasalisError {
  try {
    return parseAnalyzeArguments(words)
  } catch (error) {
    if (error instanceof BasalisError) return error
    throw error
  }
}
