import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Wall and CPU milliseconds of each channel, in the order of the setup. */
export interface Measurement {
  readonly wallMs: readonly number[]
  readonly cpuMs: readonly number[]
}

export interface OpencvSetup {
  readonly width: number
  readonly height: number
  readonly channels: readonly {
    readonly window: number
    readonly sigmaSpatial: number
    readonly sigmaRange: number
  }[]
}

/** A Python process that holds the planes of one image and times OpenCV's filter on them on request. */
export interface OpencvProcess {
  readonly version: string
  measure(threads: number): Promise<Measurement>
  close(): Promise<void>
}

const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Whether the system's Python has OpenCV. */
export function hasOpencv(): boolean {
  return spawnSync(PYTHON, ['-c', 'import cv2']).status === 0
}

/** Starts the process; `planes` are copied to it. */
export async function startOpencv(
  setup: OpencvSetup,
  planes: readonly Float32Array[],
): Promise<OpencvProcess> {
  const child = spawn(PYTHON, [join(import.meta.dirname, 'opencv_baseline.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const readLine = async (): Promise<unknown> => {
    const line = await lines.next()
    if (line.done === true) throw new Error('opencv_baseline.py: ended early')
    return JSON.parse(line.value)
  }
  child.stdin.write(`${JSON.stringify(setup)}\n`)
  for (const plane of planes) {
    child.stdin.write(Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength))
  }
  const { version } = (await readLine()) as { version: string }
  return {
    version,
    measure: async (threads) => {
      child.stdin.write(`${threads}\n`)
      return (await readLine()) as Measurement
    },
    close: async () => {
      const exit = once(child, 'exit')
      child.stdin.end()
      await exit
    },
  }
}
