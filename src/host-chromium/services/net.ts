import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { guarded } from '../missing.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Files of this machine only: Basalis works offline. Rejects where Electron's network stack would. */
export const net = guarded('net', {
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (!url.startsWith('file:')) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    const path = fileURLToPath(url)
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error })
    })
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
    return new Response(bytes, { headers: { 'Content-Type': type } })
  },
  isOnline: (): boolean => false,
})
