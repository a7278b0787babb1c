import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CancelledError } from '../../shared/contract/errors.ts'

/**
 * A line of stdin. On a terminal `question` is asked on stderr, and nothing of the answer is shown. Fails with
 * CancelledError at Ctrl-C; a stdin that has ended gives an empty line.
 */
export async function readSecret(question: string): Promise<string> {
  const { stdin, stderr } = process
  const terminal = stdin.isTTY
  const silence = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  if (terminal) stderr.write(question)
  const lines = createInterface({ input: stdin, output: silence, terminal })
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      lines.once('close', () => {
        resolve('')
      })
      lines.once('SIGINT', () => {
        reject(new CancelledError())
      })
    })
  } finally {
    lines.close()
    if (terminal) stderr.write('\n')
  }
}
