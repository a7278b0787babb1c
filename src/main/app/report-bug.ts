/**
 * A failure that nobody foresaw, for whoever started the program from a terminal: its kind and where in the program, not
 * its message, which may hold a path and with it a name. BASALIS_DEBUG=1 in the environment shows everything.
 */
export function reportBug(error: unknown): void {
  const known = error instanceof Error
  const text = !known
    ? 'a value that is no error was thrown'
    : process.env['BASALIS_DEBUG'] === '1'
      ? (error.stack ?? error.message)
      : [error.name, ...(error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [])].join(
          '\n',
        )
  process.stderr.write(`internal fault: ${text}\n`)
}
