import { parseArgs } from 'node:util'
import { BasalisError } from '../../shared/contract/errors.ts'
import { argumentProblem } from './arguments.ts'

export interface DoctorArguments {
  /** Null: where the window keeps them. */
  readonly folder: string | null
  readonly key: 'none' | 'passphrase' | { readonly codeFile: string }
  readonly json: boolean
}

export const DOCTOR_USAGE = `Usage: npm run -s doctor -- [options]

Looks into the patients' records on this computer and says in one line a check whether all is well. Changes nothing.
Best while Basalis is closed. Without a key it checks what needs none and says which checks did not run.

  --folder DIR                the records' folder (default: where the window keeps them)
  --passphrase                asks for a user's passphrase on the terminal; where stdin is no terminal, its first line
                              is taken. One that is bound to this computer's key chain cannot be used here
  --recovery-code-file FILE   a file that holds the printed recovery code
  --json                      the same for programs, on stdout
  --help                      this text

Exit code: 0 all is well, or something needs attention only; 1 a fault was found; 2 an argument, folder, passphrase or
code was refused; 3 internal fault.`

/** Command-line words to a request, or `help`. Fails with ARGUMENT_INVALID: what was expected, what was found. */
export function parseDoctorArguments(words: readonly string[]): DoctorArguments | 'help' {
  const { values, positionals } = parsed(words)
  if (values.help === true) return 'help'
  const { folder, passphrase = false, 'recovery-code-file': codeFile, json = false } = values
  if (positionals.length > 0) throw invalid('expected options only, found another word')
  if (folder === '') throw invalid('expected a folder after --folder, found none')
  if (codeFile === '') throw invalid('expected a file after --recovery-code-file, found none')
  if (passphrase && codeFile !== undefined)
    throw invalid('expected --passphrase or --recovery-code-file, found both')
  return {
    folder: folder ?? null,
    key: passphrase ? 'passphrase' : codeFile === undefined ? 'none' : { codeFile },
    json,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        passphrase: { type: 'boolean' },
        'recovery-code-file': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw invalid(argumentProblem(error))
  }
}

const invalid = (message: string): BasalisError => new BasalisError('ARGUMENT_INVALID', message)
