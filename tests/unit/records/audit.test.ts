import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AuditLog } from '../../../src/main/records/audit/audit-log.ts'
import {
  type AuditEvent,
  type AuditLine,
  EMPTY_LOG,
  lineAfter,
  verifyChain,
} from '../../../src/main/records/audit/chain.ts'
import { readHead, writeHead } from '../../../src/main/records/audit/head-file.ts'
import { migrate } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'

const KEY = Buffer.alloc(32, 1)

const event = (n: number): AuditEvent => ({
  atMs: 1_800_000_000_000 + n,
  userId: `user-${n % 3}`,
  role: 'clinician',
  action: n % 2 === 0 ? 'patient.open' : 'photo.open',
  object: `record-${n}`,
  outcome: 'done',
  reason: null,
})

function log(length: number): AuditLine[] {
  const lines: AuditLine[] = []
  for (let n = 0; n < length; n += 1) lines.push(lineAfter(lines.at(-1) ?? EMPTY_LOG, event(n), KEY))
  return lines
}

describe('the chain of the audit', () => {
  const lines = log(60)
  const head = lines.at(-1) as AuditLine

  it('is whole as it was written, and with another end known that it runs through', () => {
    expect(verifyChain(lines, KEY, head)).toBeNull()
    expect(verifyChain(lines, KEY, lines[20] as AuditLine)).toBeNull()
    expect(verifyChain([], KEY, EMPTY_LOG)).toBeNull()
  })

  it('shows every changed field of every line', () => {
    const changes: readonly Partial<AuditLine>[] = [
      { atMs: 0 },
      { userId: null },
      { role: 'admin' },
      { action: 'patient.erase' },
      { object: null },
      { outcome: 'failed' },
      { reason: '' },
      { mac: Buffer.alloc(32) },
    ]
    for (const at of lines.keys())
      for (const change of changes) {
        const altered = lines.with(at, { ...(lines[at] as AuditLine), ...change })
        expect(verifyChain(altered, KEY, head)).toEqual({ kind: 'altered', seq: at + 1 })
      }
  })

  it('shows what was left out, put in, swapped or cut off at the end', () => {
    for (const at of lines.keys()) {
      if (at + 1 < lines.length) {
        expect(verifyChain(lines.toSpliced(at, 1), KEY, head)).toEqual({ kind: 'gap', seq: at + 1 })
        const swapped = lines.with(at, lines[at + 1] as AuditLine).with(at + 1, lines[at] as AuditLine)
        expect(verifyChain(swapped, KEY, head)).toMatchObject({ kind: 'gap' })
        expect(verifyChain(lines.slice(0, at), KEY, head)).toEqual({
          kind: 'shortened',
          seq: at,
          expected: 60,
        })
      }
      const added = lineAfter(lines[at] as AuditLine, event(99), Buffer.alloc(32, 2))
      expect(verifyChain([...lines.slice(0, at + 1), added], KEY, EMPTY_LOG)).toMatchObject({
        kind: 'altered',
      })
    }
  })

  it('shows lines that were written anew with the key, up to the end that is kept elsewhere', () => {
    const forged = log(60).map((line) => ({ ...line }))
    const [first] = forged
    const anew = [lineAfter(EMPTY_LOG, { ...(first as AuditLine), action: 'nothing' }, KEY)]
    for (let n = 1; n < 60; n += 1) anew.push(lineAfter(anew.at(-1) as AuditLine, event(n), KEY))
    expect(verifyChain(anew, KEY, EMPTY_LOG)).toBeNull()
    expect(verifyChain(anew, KEY, head)).toEqual({ kind: 'replaced', seq: 60 })
  })
})

describe('the log in the database', () => {
  let folder: string
  let db: Database.Database

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-audit-'))
    db = openDatabase(join(folder, 'records.db'), Buffer.alloc(32, 9))
    migrate(db, MIGRATIONS)
  })
  afterEach(async () => {
    db.close()
    await rm(folder, { recursive: true })
  })

  it('goes on where it ended, and is whole', () => {
    const first = new AuditLog(db, KEY)
    for (let n = 0; n < 10; n += 1) first.append(event(n))
    const second = new AuditLog(db, KEY)
    expect(second.head.seq).toBe(10)
    second.append(event(10))
    expect(second.verify(first.head)).toBeNull()
    expect(second.verify(second.head)).toBeNull()
  })

  it('is checked from the end that is known on, whatever lies before', () => {
    const audit = new AuditLog(db, KEY)
    expect(audit.verifyEnd(EMPTY_LOG)).toBeNull()
    const heads = Array.from({ length: 6 }, (_, n) => audit.append(event(n)))
    for (const head of heads) expect(audit.verifyEnd(head)).toBeNull()
    expect(audit.verifyEnd({ seq: 7, mac: Buffer.alloc(32) })).toEqual({
      kind: 'shortened',
      seq: 6,
      expected: 7,
    })
    expect(audit.verifyEnd({ seq: 99, mac: Buffer.alloc(32) })).toEqual({
      kind: 'shortened',
      seq: 6,
      expected: 99,
    })
    expect(audit.verifyEnd({ seq: 1, mac: Buffer.alloc(32) })).toEqual({ kind: 'replaced', seq: 1 })
    expect(audit.verifyEnd({ seq: 4, mac: Buffer.alloc(32) })).toEqual({ kind: 'replaced', seq: 4 })
    db.exec('DROP TRIGGER audit_is_never_changed; UPDATE audit SET object = NULL WHERE seq IN (2, 5)')
    expect(audit.verifyEnd(heads[3] as AuditLine)).toEqual({ kind: 'altered', seq: 5 })
    expect(audit.verify(heads[3] as AuditLine)).toEqual({ kind: 'altered', seq: 2 })
  })

  it('refuses to change or to delete a line', () => {
    new AuditLog(db, KEY).append(event(1))
    expect(() => db.exec('UPDATE audit SET reason = 1')).toThrow('the audit log is never changed')
    expect(() => db.exec('DELETE FROM audit')).toThrow('the audit log is never shortened')
    expect(() =>
      db.exec(
        'INSERT OR REPLACE INTO audit SELECT seq, 0, user_id, role, action, object, outcome, reason, mac FROM audit',
      ),
    ).toThrow('the audit log is never shortened')
  })

  it('rolls back with what it tells about', () => {
    const audit = new AuditLog(db, KEY)
    audit.append(event(0))
    const failing = db.transaction(() => {
      audit.append(event(1))
      throw new Error('disk')
    })
    expect(failing).toThrow('disk')
    audit.reload()
    audit.append(event(2))
    expect(audit.head.seq).toBe(2)
    expect(audit.verify(audit.head)).toBeNull()
  })

  it('is found by time, user, record and action, newest first, page by page', () => {
    const audit = new AuditLog(db, KEY)
    for (let n = 0; n < 30; n += 1) audit.append(event(n))
    const seqs = (query: Parameters<AuditLog['find']>[0]): readonly number[] =>
      audit.find(query).map(({ seq }) => seq)
    expect(seqs({ limit: 3 })).toEqual([30, 29, 28])
    expect(seqs({ limit: 3, beforeSeq: 28 })).toEqual([27, 26, 25])
    expect(seqs({ limit: 99, object: 'record-7' })).toEqual([8])
    expect(seqs({ limit: 2, userId: 'user-0', action: 'photo.open' })).toEqual([28, 22])
    expect(seqs({ limit: 99, fromMs: 1_800_000_000_005, untilMs: 1_800_000_000_007 })).toEqual([7, 6])
  })
})

describe('the end of the log outside the database', () => {
  it('is empty at first, kept, and refused when altered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-head-'))
    try {
      const path = join(folder, 'audit-head.json')
      expect(await readHead(path)).toEqual(EMPTY_LOG)
      const mac = Buffer.alloc(32, 5)
      await writeHead(path, { seq: 12, mac })
      expect(await readHead(path)).toEqual({ seq: 12, mac })
      await writeFile(path, '{"seq":12}')
      await expect(readHead(path)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
