import { EventEmitter } from 'node:events'

/** Loaded first in a utility process: `process.parentPort` as in Electron. The process ends with its parent. */

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown): void => {
    process.send?.(message)
  },
  start: (): void => undefined,
})
process.on('message', (data) => {
  port.emit('message', { data, ports: [] })
})
process.on('disconnect', () => process.exit(0))

Object.defineProperty(process, 'parentPort', { value: port, enumerable: true })
