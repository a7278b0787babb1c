import { CancelledError } from '../../shared/contract/errors.ts'
import type { TaskContext } from './task-table.ts'

/**
 * An `AbortSignal` cannot cross into another thread or into native code; a shared cell can. Every signal gets one
 * cell, made on first use, so that all tasks of one job stop together.
 */
const cells = new WeakMap<AbortSignal, Int32Array<SharedArrayBuffer>>()

const newCell = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(4))

const NEVER_CANCELLED = newCell()

export function cancelCellOf(signal: AbortSignal | undefined): Int32Array<SharedArrayBuffer> {
  if (!signal) return NEVER_CANCELLED
  let cell = cells.get(signal)
  if (!cell) {
    const created = newCell()
    const raise = (): void => {
      Atomics.store(created, 0, 1)
    }
    if (signal.aborted) raise()
    else signal.addEventListener('abort', raise, { once: true })
    cells.set(signal, created)
    cell = created
  }
  return cell
}

export function taskContext(cancel: Int32Array<SharedArrayBuffer>): TaskContext {
  return {
    cancel,
    throwIfCancelled: () => {
      if (Atomics.load(cancel, 0) !== 0) throw new CancelledError()
    },
  }
}
