import type { PageError } from '../../../shared/contract/error-data.ts'
import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { CallError, type Client } from '../../app/client.ts'
import { READ_ERROR, sendPhoto } from '../intake/send-photo.ts'
import type { ViewAndSite } from './PhotoLabelFields.tsx'

export interface FileToKeep {
  readonly file: File
  readonly labels: ViewAndSite
}

/** Where the work is: at which file from 0 on, and what is done with it. */
export interface KeepingStep {
  readonly place: number
  readonly phase: 'sending' | 'keeping'
  /** Of all files, 0 to 1. */
  readonly fraction: number
}

/** A file that does not meet the rules of capture waits for a decision. */
export interface Refused {
  readonly refused: PhotoRefused
}

/** What became of a file; an error says why it is not in the record. */
export type FileOutcome = 'added' | 'left' | 'stopped' | PageError

/**
 * Adds files to a visit, one after the other; a single one goes onto the screen as well. One that fails does not stop the others;
 * when aborted, the one that is being read and those after it are left. Never fails.
 */
export async function keepFiles(
  client: Client,
  visitId: string,
  files: readonly FileToKeep[],
  signal: AbortSignal,
  onStep: (step: KeepingStep) => void,
): Promise<readonly (FileOutcome | Refused)[]> {
  const outcomes: (FileOutcome | Refused)[] = []
  for (const [place, { file, labels }] of files.entries()) {
    const say = (phase: KeepingStep['phase'], share: number): void => {
      onStep({ place, phase, fraction: (place + share) / files.length })
    }
    say('sending', 0)
    try {
      const upload = await sendPhoto(client, file, signal, {
        begin: 'record-photo:begin-upload',
        onProgress: (share) => {
          say('sending', share)
        },
      })
      if (upload === null) {
        outcomes.push('stopped')
        continue
      }
      say('keeping', 1)
      const whole = { visitId, ...labels, repeats: null }
      const show = files.length === 1
      const photo = { upload, labels: whole, show, justTaken: false }
      const { refused } = await client.call('record-photo:add-upload', photo)
      outcomes.push(refused ? { refused } : 'added')
    } catch (error) {
      outcomes.push(error instanceof CallError ? error.error : READ_ERROR)
    }
  }
  return outcomes
}
