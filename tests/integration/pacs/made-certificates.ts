import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface MadeCertificate {
  readonly key: string
  readonly cert: string
}

/** An authority of a clinic's own, and a server's certificate by it; made with openssl, which Node does not do. */
export function madeCertificates(names: readonly string[]): { readonly ca: string } & MadeCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'basalis-certificates-'))
  const at = (name: string): string => join(folder, name)
  const openssl = (...given: readonly string[]): void => {
    execFileSync('openssl', given, { stdio: 'ignore' })
  }
  try {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
      '-days',
      '2',
      '-subj',
      '/CN=Clinic',
    )
    openssl('req', ...key, '-keyout', at('key.pem'), '-out', at('request.pem'), '-subj', '/CN=archive')
    writeFileSync(at('names'), `subjectAltName=${names.join(',')}`)
    openssl(
      ...[
        'x509',
        '-req',
        '-in',
        at('request.pem'),
        '-CA',
        at('ca.pem'),
        '-CAkey',
        at('ca.key'),
        '-CAcreateserial',
      ],
      ...['-out', at('cert.pem'), '-days', '2', '-extfile', at('names')],
    )
    const read = (name: string): string => readFileSync(at(name), 'utf8')
    return { ca: read('ca.pem'), key: read('key.pem'), cert: read('cert.pem') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
