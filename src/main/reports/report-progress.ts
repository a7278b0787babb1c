/** Shared memory in which the thread says how far it is: pages drawn, pages in all (0: not known yet). */
export type ReportProgressCell = Int32Array<SharedArrayBuffer>

export const createReportProgress = (): ReportProgressCell =>
  new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))

export function writeProgress(cell: ReportProgressCell, done: number, total: number): void {
  Atomics.store(cell, 1, total)
  Atomics.store(cell, 0, done)
}

export function readProgress(cell: ReportProgressCell): { readonly done: number; readonly total: number } {
  return { done: Atomics.load(cell, 0), total: Atomics.load(cell, 1) }
}
