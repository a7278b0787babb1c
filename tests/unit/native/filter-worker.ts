// A worker thread that filters a plane it shares with the main thread; used by threads.test.ts.

import { parentPort, workerData } from 'node:worker_threads'

import { addon, newCancelCell } from './filter-run.ts'

const job = workerData as Omit<Parameters<typeof addon.bilateralRows>[0], 'cancel'>

for (let repeat = 0; repeat < 20; repeat++) await addon.bilateralRows({ ...job, cancel: newCancelCell() })
parentPort?.postMessage(addon.simd)
