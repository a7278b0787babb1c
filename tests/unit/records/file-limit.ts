import { spawnSync } from 'node:child_process'

/** Whether this computer can be made to refuse what a process writes: Linux with `prlimit`. */
export const CAN_LIMIT = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0

/** Lets a process write no file beyond so many bytes, as a disk that is full does; null: as far as it likes. */
export function limitFiles(bytes: number | null, pid = process.pid): void {
  const soft = bytes === null ? 'unlimited' : String(bytes)
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:unlimited`])
  if (status !== 0) throw new Error(`expected prlimit to limit files, found ${String(stderr)}`)
}
