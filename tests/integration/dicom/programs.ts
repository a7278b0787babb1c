import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const PYTHON = '/usr/bin/python3'

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, name)))

function hasPydicom(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import pydicom'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Which of the programs that these tests need are missing, by name; a test that needs one says so and is skipped. */
export const MISSING = {
  dcmtk: onPath('dcmdump') && onPath('dcmj2pnm') && onPath('dsrdump') ? null : 'dcmtk',
  pydicom: hasPydicom() ? null : 'python3-pydicom',
  orthanc: existsSync('/usr/sbin/Orthanc') ? null : 'orthanc',
  dicomWeb: existsSync('/usr/share/orthanc/plugins/libOrthancDicomWeb.so') ? null : 'orthanc-dicomweb',
} as const

/** The end of a test's name: nothing, or which programs are not there. */
export const without = (...missing: readonly (string | null)[]): string => {
  const names = missing.filter((name) => name !== null)
  return names.length === 0 ? '' : ` (skipped: no ${names.join(', ')})`
}

export const runProgram = (program: string, ...given: readonly string[]): string =>
  execFileSync(program, given, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'pipe'] })

/** What a program of Python prints, as JSON; `given` are its arguments. */
export const readWithPydicom = (program: string, ...given: readonly string[]): unknown =>
  JSON.parse(runProgram(PYTHON, '-c', `import json, sys, pydicom\n${program}`, ...given))
