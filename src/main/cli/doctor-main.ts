import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BasalisError } from '../../shared/contract/errors.ts'
import { examineRecords } from '../records/doctor/examine-records.ts'
import type { Finding, Outcome } from '../records/doctor/finding.ts'
import type { KeyFile } from '../records/keys/key-file.ts'
import { openWithCode } from '../records/keys/open-slot.ts'
import { openWithPassphrase } from '../records/keys/open-with-passphrase.ts'
import { DOCTOR_USAGE, type DoctorArguments, parseDoctorArguments } from './doctor-arguments.ts'
import { EXIT_DONE, EXIT_FOUND, exitCodeOf, messageOf } from './exit-codes.ts'
import { ProgressLine } from './progress-line.ts'
import { readSecret } from './read-secret.ts'
import { recordsFolder } from './records-folder.ts'
import { interruptSignal, streams, workingFolder } from './terminal.ts'

/** The words of the command line to an exit code. */
export async function doctorMain(words: readonly string[]): Promise<number> {
  const progress = new ProgressLine()
  try {
    const request = parseDoctorArguments(words)
    if (request === 'help') {
      streams.out(DOCTOR_USAGE)
      return EXIT_DONE
    }
    const here = workingFolder('doctor')
    const findings = await examineRecords({
      folder: request.folder === null ? recordsFolder() : resolve(here, request.folder),
      unlock: (file) => unlock(file, request.key, here),
      nowMs: Date.now(),
      signal: interruptSignal(),
      onProgress: (done, total) => {
        progress.text(`files of the vault ${done} of ${total}`)
      },
    })
    progress.clear()
    streams.out(request.json ? asJson(findings) : asText(findings))
    return worstOf(findings) === 'fault' ? EXIT_FOUND : EXIT_DONE
  } catch (error) {
    progress.clear()
    streams.error(messageOf(error))
    return exitCodeOf(error)
  }
}

async function unlock(file: KeyFile, key: DoctorArguments['key'], here: string): Promise<Buffer | null> {
  if (key === 'none') return null
  if (key === 'passphrase') return openWithPassphrase(file, await readSecret('Passphrase: '))
  const code = await readFile(resolve(here, key.codeFile), 'utf8').catch(() => null)
  if (code === null)
    throw new BasalisError('FILE_NOT_FOUND', 'expected a file with the recovery code, found none to read')
  return openWithCode(file, code)
}

const ORDER: readonly Outcome[] = ['ok', 'not run', 'attention', 'fault']

function worstOf(findings: readonly Finding[]): Outcome {
  return findings.reduce<Outcome>(
    (worst, { outcome }) => (ORDER.indexOf(outcome) > ORDER.indexOf(worst) ? outcome : worst),
    'ok',
  )
}

function asText(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ outcome, check, text }) => `${outcome.padEnd(10)} ${check.padEnd(12)} ${text}`,
  )
  return [...lines, '', SUMMARIES[worstOf(findings)]].join('\n')
}

const SUMMARIES: Readonly<Record<Outcome, string>> = {
  ok: 'All is well.',
  'not run': 'What was checked is well; some checks did not run.',
  attention: 'Nothing is damaged, as far as it was checked; something needs attention.',
  fault: 'There is a fault. Do not go on working with these records before it is mended.',
}

const asJson = (findings: readonly Finding[]): string =>
  JSON.stringify({ outcome: worstOf(findings), findings }, null, 2)
