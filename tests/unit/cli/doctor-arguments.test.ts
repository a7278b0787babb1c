import { describe, expect, it } from 'vitest'
import { parseDoctorArguments } from '../../../src/main/cli/doctor-arguments.ts'
import { recordsFolder } from '../../../src/main/cli/records-folder.ts'

describe('the words of the doctor', () => {
  it.each([
    [[], { folder: null, key: 'none', json: false }],
    [['--folder', 'x', '--json'], { folder: 'x', key: 'none', json: true }],
    [['--passphrase'], { folder: null, key: 'passphrase', json: false }],
    [['--recovery-code-file', 'code.txt'], { folder: null, key: { codeFile: 'code.txt' }, json: false }],
    [['--folder', 'x', '-h'], 'help'],
  ])('%j', (words, request) => {
    expect(parseDoctorArguments(words)).toEqual(request)
  })

  it.each([
    [['records'], 'expected options only'],
    [['--folder'], 'expected a value after --folder'],
    [['--folder='], 'expected a folder after --folder'],
    [['--recovery-code-file='], 'expected a file after'],
    [['--passphrase', '--recovery-code-file', 'x'], 'found both'],
    [['--passphrase=clear'], 'expected --passphrase without a value'],
    [['--repair'], 'found --repair'],
  ])('refuses %j and says what was expected', (words, message) => {
    expect(() => parseDoctorArguments(words)).toThrow(message)
  })
})

describe('the folder of the records', () => {
  it.each([
    ['linux', {}, '/home/x/.config/Basalis/clinic'],
    ['linux', { XDG_CONFIG_HOME: '/set' }, '/set/Basalis/clinic'],
    ['darwin', {}, '/home/x/Library/Application Support/Basalis/clinic'],
    ['win32', { LOCALAPPDATA: '/data' }, '/data/Basalis/clinic'],
    ['win32', {}, '/home/x/AppData/Local/Basalis/clinic'],
  ] as const)('is on %s with %j %s', (platform, environment, folder) => {
    expect(recordsFolder(platform, environment, '/home/x')).toBe(folder)
  })
})
