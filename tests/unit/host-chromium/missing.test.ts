import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { guarded, guardInstances, missing } from '../../../src/host-chromium/missing.ts'

describe('what the host lacks', () => {
  it('fails by name when a whole part is missing', () => {
    const Tray = missing('Tray') as unknown as { new (): unknown; create(): unknown }
    expect(() => new Tray()).toThrow('The Chromium host has no electron.Tray:')
    expect(() => Tray.create()).toThrow('electron.Tray:')
  })

  it('fails by name when a member is missing, and leaves the others alone', () => {
    const shell = guarded('shell', { openExternal: () => 'opened' }) as unknown as Record<
      string,
      () => unknown
    >
    expect(shell['openExternal']?.()).toBe('opened')
    expect(() => shell['beep']).toThrow('electron.shell.beep:')
  })

  it('guards instances that are emitters, which still emit', () => {
    class Thing extends EventEmitter {
      readonly #secret = 7
      reveal(): number {
        return this.#secret
      }
    }
    guardInstances('Thing', Thing.prototype)
    const thing = new Thing()
    const heard: unknown[] = []
    thing.on('x', (value) => heard.push(value))
    thing.emit('x', 1)
    expect([heard, thing.reveal()]).toEqual([[1], 7])
    expect(() => (thing as unknown as Record<string, unknown>)['setKiosk']).toThrow(
      'electron.Thing.setKiosk:',
    )
  })

  it('can be awaited and printed without failing', async () => {
    const api = guarded('app', { name: 'x' })
    await expect(Promise.resolve(api)).resolves.toBe(api)
    expect(JSON.stringify(api)).toBe('{"name":"x"}')
  })
})
