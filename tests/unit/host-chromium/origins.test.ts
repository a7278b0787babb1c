import { describe, expect, it } from 'vitest'
import { fromWeb, policyForWeb, registerScheme, toWeb } from '../../../src/host-chromium/services/origins.ts'

registerScheme('basalis-app')

describe('addresses of the application in Chromium', () => {
  it.each([
    ['basalis-app://app/', 'https://app.basalis-app.localhost/'],
    ['basalis-app://app/a/b.js?c=1#d', 'https://app.basalis-app.localhost/a/b.js?c=1#d'],
    ['basalis-app://tiles/1', 'https://tiles.basalis-app.localhost/1'],
  ])('%s becomes %s and comes back', (own, web) => {
    expect(toWeb(own)).toBe(web)
    expect(fromWeb(web)).toBe(own)
  })

  it.each([
    'https://example.com/',
    'https://app.other.localhost/',
    'https://app.basalis-app.localhost.example.com/',
    'http://app.basalis-app.localhost/',
    'other://app/',
    'about:blank',
    'data:text/html,x',
  ])('%s stays as it is', (url) => {
    expect(toWeb(url)).toBe(url)
    expect(fromWeb(url)).toBe(url)
  })

  it('adds the slash that a host alone lacks', () => {
    expect(toWeb('basalis-app://app')).toBe('https://app.basalis-app.localhost/')
    expect(toWeb('basalis-app://app?x')).toBe('https://app.basalis-app.localhost/?x')
  })
})

describe('policyForWeb', () => {
  it('lets a policy that names the scheme mean its origins', () => {
    expect(policyForWeb("img-src 'self' basalis-app: blob:; font-src basalis-app://app")).toBe(
      "img-src 'self' https://*.basalis-app.localhost blob:; font-src https://app.basalis-app.localhost",
    )
  })

  it('leaves a policy without it alone', () => {
    const policy = "default-src 'none'; script-src 'self'; connect-src https://x-basalis-app.example"
    expect(policyForWeb(policy)).toBe(policy)
  })
})
