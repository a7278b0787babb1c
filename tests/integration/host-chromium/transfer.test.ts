import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppSession } from '../../e2e/support/launch-app.ts'
import { inPage, launchFixture } from './fixture-app.ts'

/** Limits are several times what a machine with two cores needs: they tell a fault, not a slow day. */
describe('large data in the Chromium host', () => {
  let app: AppSession

  beforeAll(async () => {
    app = await launchFixture()
  })

  afterAll(() => app.close())

  it('hands the pixels of a 12 MP photo to the page in a moment', async () => {
    const code = `
      const start = performance.now()
      const bytes = await api.invoke('bytes', 48_000_000)
      return [bytes.length, bytes.every((byte) => byte === 5), performance.now() - start]`
    const [length, right, ms] = (await inPage(app, code)) as [number, boolean, number]
    expect([length, right]).toEqual([48_000_000, true])
    expect(ms).toBeLessThan(3000)
  })

  it('takes 8 MB from the page in a moment', async () => {
    const code = `
      const start = performance.now()
      const length = await api.invoke('length', new Uint8Array(8_000_000))
      return [length, performance.now() - start]`
    const [length, ms] = (await inPage(app, code)) as [number, number]
    expect(length).toBe(8_000_000)
    expect(ms).toBeLessThan(2000)
  })

  it('answers 32 parallel requests for tiles in a moment', async () => {
    const code = `
      const start = performance.now()
      const tiles = await Promise.all(Array.from({ length: 32 }, async (_, i) => {
        const response = await fetch('/tile/' + i)
        return (await response.arrayBuffer()).byteLength
      }))
      return [tiles.every((length) => length === 200_000), performance.now() - start]`
    const [whole, ms] = (await inPage(app, code)) as [boolean, number]
    expect(whole).toBe(true)
    expect(ms).toBeLessThan(2000)
  })

  it('keeps the order of messages when a large one comes first', async () => {
    await app.evaluate(({ ipcMain }) => {
      ipcMain.on('burst', ({ sender }) => {
        sender.send('item', new Uint8Array(20_000_000))
        sender.send('item', 'small')
        sender.send('item', new Uint8Array(1_000_000))
        sender.send('item', 'last')
      })
    })
    const code = `
      const lengths = []
      const done = new Promise((resolve) => {
        api.on('item', (item) => { lengths.push(item.length); if (item === 'last') resolve() })
      })
      api.send('burst')
      await done
      return lengths`
    expect(await inPage(app, code)).toEqual([20_000_000, 5, 1_000_000, 4])
  })

  it('gives the handler the body of a request', async () => {
    const code = `
      const response = await fetch('/echo', { method: 'POST', body: new Uint8Array([1, 0, 255]) })
      return [response.headers.get('method'), [...new Uint8Array(await response.arrayBuffer())]]`
    expect(await inPage(app, code)).toEqual(['POST', [1, 0, 255]])
  })

  it('refuses a response that the browser could not take, and lives on', async () => {
    await app.evaluate(({ protocol }) => {
      protocol.unhandle('fixture')
      protocol.handle('fixture', ({ url }) =>
        url.endsWith('/huge') ? new Response(new Uint8Array(80_000_000)) : new Response('small'),
      )
    })
    expect(await inPage(app, `return fetch('/huge').then((r) => r.status, (error) => error.name)`)).toBe(
      'TypeError',
    )
    expect(await inPage(app, `return (await fetch('/other')).text()`)).toBe('small')
    expect(app.stderr()).toContain('above the host’s limit')
  })
})
