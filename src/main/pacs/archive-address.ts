import { BasalisError } from '../../shared/contract/errors.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * The address of a DICOMweb service, with a slash at its end. Only https; http where it stays in this computer. Throws
 * ARCHIVE_ADDRESS_INVALID.
 */
export function archiveAddress(typed: string): URL {
  const url = URL.parse(typed)
  if (!url) throw invalid('something else')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname)))
    throw invalid('a connection that is not encrypted')
  if (url.username !== '' || url.password !== '') throw invalid('a name or a password in it')
  if (url.search !== '' || url.hash !== '') throw invalid('a query in it')
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

const invalid = (found: string): BasalisError =>
  new BasalisError(
    'ARCHIVE_ADDRESS_INVALID',
    `expected the https address of a DICOMweb service; found ${found}`,
  )
