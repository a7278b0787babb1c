import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/Orthanc'
const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('expected a port, found none')
  return address.port
}

export const USER = 'basalis'
export const PASSWORD = 'a walk along the river'

/** An Orthanc of our own on the loopback, with its DICOMweb plug-in and a folder that goes with it. */
export class Orthanc {
  readonly url: string
  readonly #folder: string
  readonly #port: number
  #process: ChildProcess | null = null

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
    this.url = `http://127.0.0.1:${port}/dicom-web/`
  }

  static async start(): Promise<Orthanc> {
    const folder = mkdtempSync(join(tmpdir(), 'basalis-orthanc-'))
    const port = await freePort()
    writeFileSync(
      join(folder, 'orthanc.json'),
      JSON.stringify({
        Name: 'Basalis test',
        StorageDirectory: join(folder, 'storage'),
        IndexDirectory: join(folder, 'storage'),
        HttpPort: port,
        HttpServerEnabled: true,
        DicomServerEnabled: false,
        // Otherwise what it finds is told in Latin-1, without a word of Chinese.
        DefaultEncoding: 'Utf8',
        RemoteAccessAllowed: false,
        AuthenticationEnabled: true,
        RegisteredUsers: { [USER]: PASSWORD },
        HttpsCACertificates: '',
        Plugins: [PLUGIN],
        DicomWeb: { Enable: true, Root: '/dicom-web/', EnableWado: false },
      }),
    )
    const orthanc = new Orthanc(folder, port)
    await orthanc.resume()
    return orthanc
  }

  /** Starts it on the same folder and port as before. */
  async resume(): Promise<void> {
    this.#process = spawn(PROGRAM, [join(this.#folder, 'orthanc.json')], { stdio: 'ignore' })
    for (;;) {
      if ((await this.#status()) === 200) return
      if (this.#process.exitCode !== null) throw new Error('expected Orthanc to run, found that it ended')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** The file of an instance as it lies there. */
  async fileOf(sopInstance: string): Promise<Buffer> {
    const found = JSON.parse((await this.#get('/tools/lookup', sopInstance)).toString()) as { ID: string }[]
    return this.#get(`/instances/${found[0]?.ID ?? ''}/file`)
  }

  async countInstances(): Promise<number> {
    return (JSON.parse((await this.#get('/instances')).toString()) as unknown[]).length
  }

  async halt(): Promise<void> {
    const process = this.#process
    this.#process = null
    if (!process || process.exitCode !== null) return
    process.kill('SIGKILL')
    await once(process, 'exit')
  }

  async close(): Promise<void> {
    await this.halt()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #status(): Promise<number> {
    return this.#ask('/system').then(
      ({ status }) => status,
      () => 0,
    )
  }

  async #get(path: string, body?: string): Promise<Buffer> {
    return (await this.#ask(path, body)).body
  }

  #ask(path: string, body?: string): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          method: body === undefined ? 'GET' : 'POST',
          auth: `${USER}:${PASSWORD}`,
        },
        (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces) })
          })
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }
}
