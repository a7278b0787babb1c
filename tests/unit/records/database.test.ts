import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, versionOf, type Migration } from '../../../src/main/records/database/migrate.ts'
import { despiteOfPatient, insertQuality } from '../../../src/main/records/photos/photo-quality.ts'
import type { CaptureCheck } from '../../../src/shared/imaging/judge-capture.ts'
import { OutboxRepository } from '../../../src/main/records/archive/outbox-repository.ts'
import { RegionRepository } from '../../../src/main/records/regions/region-repository.ts'
import type { DrawnRegionFields } from '../../../src/shared/domain/drawn-region.ts'
import { nudgeOf, setNudge } from '../../../src/main/records/photos/photo-pairs.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { atLeast, openDatabase } from '../../../src/main/records/database/open-database.ts'
import { wrongPragmas } from '../../../src/main/records/database/pragmas.ts'

const KEY = Buffer.alloc(32, 9)

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-db-'))
  path = join(folder, 'records.db')
})
afterEach(() => rm(folder, { recursive: true }))

describe('a connection', () => {
  it('is set to keep what it acknowledges, also when it is not the one that made the file', () => {
    for (let opening = 0; opening < 3; opening += 1) {
      const db = openDatabase(path, KEY)
      expect(wrongPragmas(db)).toEqual([])
      db.close()
    }
  })

  it('notices a setting that does not hold', () => {
    const db = openDatabase(path, KEY)
    db.pragma('synchronous = NORMAL')
    expect(wrongPragmas(db)).toEqual(['synchronous = 1 instead of 2'])
    db.close()
  })

  it('opens with its own key only, and keeps nothing in plain text', async () => {
    const db = openDatabase(path, KEY)
    db.exec("CREATE TABLE t (x TEXT) STRICT; INSERT INTO t VALUES ('a marker in plain text')")
    for (const name of await readdir(folder)) {
      const file = await readFile(join(folder, name))
      expect(file.includes('a marker in plain text')).toBe(false)
      expect(file.includes('SQLite format 3')).toBe(false)
    }
    db.close()
    expect(() => openDatabase(path, Buffer.alloc(32, 8))).toThrow(
      expect.objectContaining({ code: 'STORE_KEY_WRONG' }),
    )
    await writeFile(join(folder, 'other.db'), 'no database, and more than a header long '.repeat(50))
    expect(() => openDatabase(join(folder, 'other.db'), KEY)).toThrow(
      expect.objectContaining({ code: 'STORE_KEY_WRONG' }),
    )
  })

  it.each([
    ['3.51.3', true],
    ['3.53.4', true],
    ['4.0.0', true],
    ['3.51.2', false],
    ['3.50.7', false],
    ['', false],
  ])('takes SQLite %s: %s', (version, taken) => {
    expect(atLeast(version, [3, 51, 3])).toBe(taken)
  })
})

describe('migrations', () => {
  const STEPS: readonly Migration[] = [
    { version: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)' },
    { version: 2, sql: 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = 2 * x' },
  ]

  it('are numbered from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1))
  })

  it('are taken once, in order, from wherever the file is', () => {
    const db = openDatabase(path, KEY)
    expect(migrate(db, STEPS.slice(0, 1))).toEqual([1])
    expect(migrate(db, STEPS)).toEqual([2])
    expect(migrate(db, STEPS)).toEqual([])
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: 2 }])
    db.close()
  })

  it('leave the file as it was when a step fails half way', () => {
    const db = openDatabase(path, KEY)
    migrate(db, STEPS)
    const broken = { version: 3, sql: 'DELETE FROM a; CREATE TABLE b (x INTEGER) STRICT; SELECT nonsense' }
    expect(() => migrate(db, [...STEPS, broken])).toThrow('nonsense')
    expect(versionOf(db)).toBe(2)
    expect(db.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1)
    db.close()
  })

  it('refuse a file of a later version', () => {
    const db = openDatabase(path, KEY)
    migrate(db, STEPS)
    expect(() => migrate(db, STEPS.slice(0, 1))).toThrow(expect.objectContaining({ code: 'STORE_TOO_NEW' }))
    db.close()
  })
})

const DARK: CaptureCheck = {
  rule: 'room',
  unit: 'L*',
  value: 3,
  limits: { min: 14, max: 97 },
  passed: false,
  prompt: 'more-light',
}

/** A patient with two photos, as a clinic of version 1 has them. */
const TWO_PHOTOS = `
  INSERT INTO patient (id, number, name, created_ms, changed_ms) VALUES ('p', 'A-1', 'Mei', 1, 1);
  INSERT INTO visit (id, patient_id, at_ms, skin_state, created_ms, changed_ms) VALUES ('v', 'p', 1, 'clean', 1, 1);
  INSERT INTO file (id, patient_id, role, plain_bytes, wrapped_key, stored_ms)
    VALUES ('f', 'p', 'photo', 3, x'00', 1), ('g', 'p', 'photo', 3, x'00', 1);
  INSERT INTO photo (id, visit_id, file_id, sha256, format, width, height, view, taken_ms)
    VALUES ('a', 'v', 'f', '${'0'.repeat(64)}', 'jpeg', 8, 6, 'front', 1),
           ('b', 'v', 'g', '${'1'.repeat(64)}', 'jpeg', 8, 6, 'front', 2);
`

describe('the step to photo pairs', () => {
  it('keeps what a clinic of version 1 has, and takes pairs of its photos', () => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS.slice(0, 1))
    db.exec(TWO_PHOTOS)
    expect(migrate(db, MIGRATIONS.slice(0, 2))).toEqual([2])
    expect(db.prepare('SELECT name FROM patient').pluck().all()).toEqual(['Mei'])
    const nudge = { dx: 1, dy: 2, rotationDegrees: 3, scale: 1.5 }
    expect(setNudge(db, { photo: 'a', other: 'b' }, nudge, 5)).toEqual(nudge)
    expect(nudgeOf(db, { photo: 'a', other: 'b' })).toEqual(nudge)
    db.close()
  })
})

describe('the step to regions', () => {
  const region: DrawnRegionFields = {
    ordinal: 2,
    name: 'Cheek',
    tool: 'brush',
    rings: [
      [
        { x: 0, y: 0 },
        { x: 4.5, y: 0 },
        { x: 4.5, y: -1.25 },
      ],
    ],
  }

  it.each([
    [1, [2, 3, 4, 5, 6, 7, 8, 9]],
    [2, [3, 4, 5, 6, 7, 8, 9]],
  ])('keeps what a clinic of version %i has, and takes regions of its photos', (version, steps) => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS.slice(0, version))
    db.exec(TWO_PHOTOS)
    db.exec("INSERT INTO annotation VALUES ('n', 'a', '{}', 'as before', 1, 1)")
    if (version === 2) db.exec("INSERT INTO photo_pair VALUES ('a', 'b', 1, 2, 3, 1.5, 4)")
    expect(migrate(db, MIGRATIONS)).toEqual(steps)
    expect(db.prepare('SELECT name FROM patient').pluck().all()).toEqual(['Mei'])
    expect(db.prepare('SELECT text FROM annotation').pluck().all()).toEqual(['as before'])
    expect(db.prepare('SELECT scale FROM photo_pair').pluck().all()).toEqual(version === 2 ? [1.5] : [])
    const regions = new RegionRepository(db)
    const added = regions.add('a', region, 5)
    expect(added).toMatchObject({ photoId: 'a', ...region, createdMs: 5 })
    expect(regions.ofPhoto('a')).toEqual([added])
    expect(regions.ofPhoto('b')).toEqual([])
    db.close()
  })
})

describe('the step to the quality of photos', () => {
  it('keeps what a clinic of version 3 has, whose photos were held against no rules, and takes new ones', () => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS.slice(0, 3))
    db.exec(TWO_PHOTOS)
    db.exec("INSERT INTO region VALUES ('r', 'a', 1, 'Cheek', 'brush', '[]', 1, 1)")
    expect(migrate(db, MIGRATIONS)).toEqual([4, 5, 6, 7, 8, 9])
    expect(db.prepare('SELECT name FROM region').pluck().all()).toEqual(['Cheek'])
    expect(despiteOfPatient(db, 'p').size).toBe(0)
    insertQuality(db, 'a', { checks: [DARK], despite: { reason: 'urgent', note: 'now' } }, null, 5)
    insertQuality(db, 'b', { checks: [], despite: null }, null, 5)
    expect([...despiteOfPatient(db, 'p')]).toEqual([
      ['a', { failed: [DARK], reason: 'urgent', note: 'now', by: null, atMs: 5 }],
    ])
    expect(() => db.exec("UPDATE photo_quality SET reason = 'whatever'")).toThrow(/CHECK/)
    db.close()
  })
})

describe('the step to reports for the archive', () => {
  it('keeps what waits and what is there, and takes reports beside them, each once', () => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS.slice(0, 6))
    db.exec(TWO_PHOTOS)
    db.exec(`INSERT INTO outbox VALUES
      ('x', 'a', 'photo', '', 'sent', '', 1, 2, 3, 4), ('y', 'b', 'numbers', 'n', 'failed', 'BUG', 12, 5, 6, 7)`)
    expect(migrate(db, MIGRATIONS)).toEqual([7, 8, 9])
    const outbox = new OutboxRepository(db)
    expect(outbox.ofPatient('p')).toEqual([
      {
        id: 'x',
        photoId: 'a',
        part: 'photo',
        state: 'sent',
        reason: '',
        attempts: 1,
        nextMs: null,
        ofMs: 1,
        changedMs: 4,
      },
      {
        ...{ id: 'y', photoId: 'b', part: 'numbers', state: 'failed', reason: 'BUG' },
        ...{ attempts: 12, nextMs: null, ofMs: 2, changedMs: 7 },
      },
    ])
    db.exec("INSERT INTO document VALUES ('d', 'v', 'hash', 'Report', 9, NULL)")
    const line = outbox.queueReport('d', 8)
    expect(outbox.queueReport('d', 9)).toBe(line)
    expect(outbox.ofPatient('p').map(({ part, ofMs }) => [part, ofMs])).toEqual([
      ['photo', 1],
      ['numbers', 2],
      ['report', 9],
    ])
    for (const wrong of ["'w', 'a', NULL, 'report'", "'w', NULL, NULL, 'report'", "'w', NULL, NULL, 'photo'"])
      expect(() =>
        db.exec(`INSERT INTO outbox VALUES (${wrong}, '', 'queued', '', 0, 1, 1, 1, '', '')`),
      ).toThrow(/CHECK/)
    db.close()
  })
})

describe('the step to which archive has what', () => {
  it('says of what is there that the archive of now has it, under the number of now, and of photos from there that they came from it', () => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS.slice(0, 8))
    db.exec(TWO_PHOTOS)
    db.exec(`INSERT INTO archive VALUES (1, 'https://pacs.example/dicom-web/', 'none', '', '', '', 1);
      INSERT INTO document VALUES ('d', 'v', 'hash', 'Report', 9, NULL);
      INSERT INTO received_photo VALUES ('b', '1.2', '1.2.3');
      INSERT INTO outbox VALUES ('x', 'a', NULL, 'photo', '', 'sent', '', 1, 2, 3, 4),
        ('y', NULL, 'd', 'report', '', 'sent', '', 1, 2, 3, 4),
        ('z', 'a', NULL, 'numbers', 'n', 'failed', 'BUG', 1, 2, 3, 4)`)
    expect(migrate(db, MIGRATIONS)).toEqual([9])
    const url = 'https://pacs.example/dicom-web'
    expect(db.prepare('SELECT id, archive_url, patient_number FROM outbox ORDER BY id').raw().all()).toEqual([
      ['x', url, 'A-1'],
      ['y', url, 'A-1'],
      ['z', '', ''],
    ])
    expect(db.prepare('SELECT archive_url, patient_number FROM received_photo').raw().all()).toEqual([
      [url, 'A-1'],
    ])
    const outbox = new OutboxRepository(db)
    expect(outbox.ofPatient('p').map(({ id }) => id)).toEqual(['x', 'y', 'z'])
    db.exec("UPDATE archive SET url = 'https://other.example/'")
    expect(outbox.ofPatient('p').map(({ id }) => id)).toEqual(['z'])
    db.close()
  })
})

describe('the schema', () => {
  it('has strict tables only', () => {
    const db = openDatabase(path, KEY)
    migrate(db, MIGRATIONS)
    const tables = db
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    expect(tables.length).toBeGreaterThan(12)
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([])
    db.close()
  })
})
