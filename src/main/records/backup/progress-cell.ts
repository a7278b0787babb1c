import { BACKUP_STEPS, type BackupStep, type BackupWork } from '../../../shared/contract/backup-state.ts'

/** Shared memory in which a thread says how far it is: step, files done, files in all. */
export type ProgressCell = Int32Array<SharedArrayBuffer>

export const createProgressCell = (): ProgressCell =>
  new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))

export function writeProgress(cell: ProgressCell, step: BackupStep, done: number, total: number): void {
  Atomics.store(cell, 0, BACKUP_STEPS.indexOf(step))
  Atomics.store(cell, 1, done)
  Atomics.store(cell, 2, total)
}

/** Where each step of a work begins and ends in the whole. A restore checks before it copies. */
const SPANS: Readonly<Record<BackupWork, Readonly<Record<BackupStep, readonly [from: number, to: number]>>>> =
  {
    backup: { database: [0, 0.05], copy: [0.05, 0.55], check: [0.55, 1] },
    restore: { database: [0, 0], check: [0, 0.5], copy: [0.5, 1] },
  }

export function readProgress(
  cell: ProgressCell,
  work: BackupWork,
): { readonly step: BackupStep; readonly fraction: number } {
  const [stepAt, done, total] = [0, 1, 2].map((at) => Atomics.load(cell, at)) as [number, number, number]
  const step = BACKUP_STEPS[stepAt] ?? 'database'
  const [from, to] = SPANS[work][step]
  return { step, fraction: from + (to - from) * (total === 0 ? 0 : Math.min(1, done / total)) }
}
