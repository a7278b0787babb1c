import { EXIT_FAULT, messageOf } from './exit-codes.ts'

/**
 * Runs a command as a program: whatever goes wrong, even while its modules load, ends with exit code 3 and one line.
 * A reader of our output who leaves early (`| head`) does not stop the work.
 */
export async function runEntry(command: () => Promise<number>): Promise<void> {
  const fault = (error: unknown): void => {
    process.exitCode = EXIT_FAULT
    process.stderr.write(`${messageOf(error)}\n`)
  }
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = EXIT_FAULT
    })
  process.on('uncaughtException', (error) => {
    fault(error)
    process.exit()
  })
  try {
    process.exitCode = await command()
  } catch (error) {
    fault(error)
  }
}
