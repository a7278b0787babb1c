import { afterEach, describe, expect, it } from 'vitest'
import { type AuditLine, EMPTY_LOG, lineAfter } from '../../../src/main/records/audit/chain.ts'
import { logTable, zonedTime } from '../../../src/main/records/audit/log-table.ts'

const KEY = Buffer.alloc(32, 1)
const ZONE = process.env['TZ']
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ']
  else process.env['TZ'] = ZONE
})

const line = (changes: Partial<AuditLine> = {}): AuditLine => ({
  ...lineAfter(
    EMPTY_LOG,
    {
      atMs: Date.UTC(2026, 2, 9, 6, 5, 7, 123),
      userId: 'u1',
      role: 'clinician',
      action: 'patient.look',
      object: 'p1',
      outcome: 'done',
      reason: null,
    },
    KEY,
  ),
  ...changes,
})

const table = (lines: readonly AuditLine[], name = 'Chen'): string =>
  [...logTable(lines, () => name)].join('')

describe('the table of the log', () => {
  it('says that it is UTF-8, and has heads and a row a line, ended as a spreadsheet wants it', () => {
    process.env['TZ'] = 'UTC'
    expect(table([line()], '陈医生')).toBe(
      '\uFEFFline,time,user,user id,role,action,outcome,record,reason\r\n' +
        '1,2026-03-09T06:05:07.123+00:00,陈医生,u1,clinician,patient.look,done,p1,\r\n',
    )
  })

  it('counts its lines', () => {
    const rows = logTable([line(), line()], () => '')
    let next = rows.next()
    while (!next.done) next = rows.next()
    expect(next.value).toBe(2)
  })

  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '  =HYPERLINK("x")', '＝1+1', '＠a', '\r=1'])(
    'lets no cell begin as a formula: %j',
    (text) => {
      for (const written of [table([line({ reason: text })], ''), table([line()], text)]) {
        const cells = written.split(/\r\n/)[1]?.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? []
        const plain = cells.map((cell) => cell.replace(/,$/, '').replace(/^"/, ''))
        expect(plain.some((cell) => cell.startsWith(`'${text.slice(0, 1)}`))).toBe(true)
        for (const cell of plain) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u)
      }
    },
  )

  it('keeps commas, quotes and line ends inside their cell', () => {
    expect(table([line({ reason: 'a, "b"\nc' })])).toMatch(/,p1,"a, ""b""\nc"\r\n$/)
  })

  it.each([
    ['UTC', '2026-03-09T06:05:07.123+00:00'],
    ['Asia/Shanghai', '2026-03-09T14:05:07.123+08:00'],
    ['America/St_Johns', '2026-03-09T03:35:07.123-02:30'],
    ['Asia/Kathmandu', '2026-03-09T11:50:07.123+05:45'],
  ])('writes times by the clock of %s, and how far that is from UTC', (zone, written) => {
    process.env['TZ'] = zone
    expect(zonedTime(line().atMs)).toBe(written)
    expect(Date.parse(zonedTime(line().atMs))).toBe(line().atMs)
  })
})
