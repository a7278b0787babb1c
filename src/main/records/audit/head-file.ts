import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { writeDurably } from '../files/durable-file.ts'
import { type AuditHead, EMPTY_LOG } from './chain.ts'

const headFile = z.strictObject({ seq: z.number().int().min(0), mac: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * The end of the log, kept outside the database: a database that was replaced by an older copy of itself, or has lost its
 * last saves, ends before it.
 */
export async function readHead(path: string): Promise<AuditHead> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return EMPTY_LOG
  try {
    const { seq, mac } = headFile.parse(JSON.parse(text))
    return { seq, mac: Buffer.from(mac, 'hex') }
  } catch {
    throw new BasalisError(
      'STORE_DAMAGED',
      'expected the end of the audit log as it was written, found it altered',
    )
  }
}

export const writeHead = (path: string, { seq, mac }: AuditHead): Promise<void> =>
  writeDurably(path, JSON.stringify({ seq, mac: Buffer.from(mac).toString('hex') }))
