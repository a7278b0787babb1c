/**
 * Chromium knows no schemes but its own, so `scheme://host/path` is shown to it as `https://host.scheme.localhost/path`:
 * one secure origin per host, and no request for it ever reaches a network.
 */

const schemes = new Set<string>()

export function registerScheme(scheme: string): void {
  schemes.add(scheme.toLowerCase())
}

/** What Chromium is to see for an address of the application. Others stay as they are. */
export function toWeb(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url) ?? []
  if (!schemes.has(scheme.toLowerCase())) return url
  return `https://${host}.${scheme.toLowerCase()}.localhost${rest.startsWith('/') ? '' : '/'}${rest}`
}

/** The application's address for what Chromium shows. Others stay as they are. */
export function fromWeb(url: string): string {
  const [, host, scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.localhost(?::443)?([/?#].*)?$/is.exec(url) ?? []
  return host !== undefined && schemes.has(scheme) ? `${scheme}://${host}${rest || '/'}` : url
}

/** A content security policy that names a scheme must allow its origins. */
export function policyForWeb(policy: string): string {
  let result = policy
  for (const scheme of schemes)
    result = result.replaceAll(
      new RegExp(`(^|[\\s;])${scheme}:(?://([^\\s;/]+))?(?=[\\s;]|$)`, 'gi'),
      (_all, before: string, host?: string) => `${before}https://${host ?? '*'}.${scheme}.localhost`,
    )
  return result
}
