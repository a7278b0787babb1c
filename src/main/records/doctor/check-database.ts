import { join } from 'node:path'
import Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { AuditLog } from '../audit/audit-log.ts'
import { type AuditHead, type ChainFault, EMPTY_LOG } from '../audit/chain.ts'
import { readHead } from '../audit/head-file.ts'
import { versionOf } from '../database/migrate.ts'
import { MIGRATIONS } from '../database/migrations/index.ts'
import { atLeast, LEAST_SQLITE, openDatabase } from '../database/open-database.ts'
import { readPragmas } from '../database/pragmas.ts'
import { subkey } from '../keys/sealed.ts'
import { PhotoRepository } from '../photos/photo-repository.ts'
import { STORE_FILES } from '../store/record-store.ts'
import type { VaultEntry } from '../vault/image-vault.ts'
import { type Check, counted, finding, type Finding, notRun } from './finding.ts'

const AFTER_OPENING: readonly Check[] = ['database', 'references', 'log']

export function checkSqlite(): Finding {
  const db = new Database(':memory:')
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  db.close()
  const least = LEAST_SQLITE.join('.')
  return atLeast(version, LEAST_SQLITE)
    ? finding('SQLite', 'ok', `SQLite ${version} (needed: ${least} or newer).`)
    : finding(
        'SQLite',
        'fault',
        `SQLite ${version} can damage databases; ${least} or newer is needed. Reinstall Basalis.`,
      )
}

/** `path`: of a copy. Also the files that the database speaks of; null where it cannot be read. */
export async function checkDatabase(
  path: string,
  folder: string,
  dataKey: Uint8Array,
): Promise<readonly [readonly Finding[], readonly VaultEntry[] | null]> {
  let db: Database.Database
  try {
    db = openDatabase(path, subkey(dataKey, 'database'))
  } catch (error) {
    const unsafe = error instanceof BasalisError && error.code === 'STORE_UNSAFE'
    const why = 'The database does not open.'
    return unsafe
      ? [[finding('settings', 'fault', `${error.message}.`), ...notRun(AFTER_OPENING, why)], null]
      : [
          [
            finding('settings', 'not run', why),
            finding(
              'database',
              'fault',
              'The database does not open with its own key: it is damaged. Restore a backup.',
            ),
            ...notRun(['references', 'log'], why),
          ],
          null,
        ]
  }
  try {
    const findings = [
      finding('settings', 'ok', `As read back: ${readPragmas(db).join(', ')}.`),
      checked('database', () => integrityOf(db)),
      checked('references', () => referencesOf(db)),
      await checkLog(db, folder, dataKey),
    ]
    return [findings, entriesOf(db)]
  } finally {
    db.close()
  }
}

function integrityOf(db: Database.Database): Finding {
  const lines = db.pragma('integrity_check') as readonly { readonly integrity_check: string }[]
  const wrong = lines.filter(({ integrity_check: text }) => text !== 'ok').length
  if (wrong > 0)
    return finding(
      'database',
      'fault',
      `${counted(wrong, 'place', 'places')} in the database are damaged. Restore a backup.`,
    )
  const newest = MIGRATIONS.at(-1)?.version ?? 0
  const version = versionOf(db)
  if (version > newest)
    return finding(
      'database',
      'fault',
      `Version ${version} of the records needs a newer Basalis than this one.`,
    )
  const patients = db.prepare<[], number>('SELECT count(*) FROM patient').pluck().get() ?? 0
  return finding(
    'database',
    'ok',
    `Every page is whole; version ${version}, ${counted(patients, 'patient', 'patients')}.`,
  )
}

function referencesOf(db: Database.Database): Finding {
  const dangling = (db.pragma('foreign_key_check') as readonly unknown[]).length
  return dangling === 0
    ? finding('references', 'ok', 'No row refers to one that is gone.')
    : finding(
        'references',
        'fault',
        `${counted(dangling, 'row refers', 'rows refer')} to one that is gone. Restore a backup.`,
      )
}

async function checkLog(db: Database.Database, folder: string, dataKey: Uint8Array): Promise<Finding> {
  let known: AuditHead
  try {
    known = await readHead(join(folder, STORE_FILES.head))
  } catch (error) {
    if (!(error instanceof BasalisError)) throw error
    return finding('log', 'fault', 'The file that knows the end of the log is not as it was written.')
  }
  return checked('log', () => {
    const audit = new AuditLog(db, subkey(dataKey, 'audit'))
    const fault = audit.verify(known)
    if (fault) return finding('log', 'fault', wordsOf(fault))
    if (known.seq === EMPTY_LOG.seq && audit.head.seq > 0)
      return finding(
        'log',
        'fault',
        'The file that knows the end of the log is missing: an older database would not be noticed.',
      )
    const code = Buffer.from(audit.head.mac).toString('hex').slice(0, 16)
    return finding(
      'log',
      'ok',
      `${counted(audit.head.seq, 'line', 'lines')}, each as it was written; the last has the code ${code}…`,
    )
  })
}

function wordsOf(fault: ChainFault): string {
  switch (fault.kind) {
    case 'gap':
      return `Line ${fault.seq} of the log is missing.`
    case 'altered':
      return `Line ${fault.seq} of the log is not as it was written.`
    case 'replaced':
      return `Line ${fault.seq} of the log is another than the one that was written: an older copy of the database went on here.`
    case 'shortened':
      return `The log ends at line ${fault.seq}, but line ${fault.expected} was written: an older copy of the database lies here. Restore a backup.`
  }
}

function entriesOf(db: Database.Database): readonly VaultEntry[] | null {
  try {
    return [...new PhotoRepository(db).entries()]
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

/** A page that does not decrypt ends a check with an error of SQLite's. */
function checked(check: Check, work: () => Finding): Finding {
  try {
    return work()
  } catch (error) {
    if (!isDamage(error)) throw error
    return finding(check, 'fault', 'The database is damaged and cannot be read to its end. Restore a backup.')
  }
}

const isDamage = (error: unknown): boolean =>
  String((error as { readonly code?: unknown }).code).startsWith('SQLITE_')
