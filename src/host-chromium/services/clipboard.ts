import type * as Electron from 'electron'
import { guarded } from '../missing.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import type { AttachedPage } from '../window/attached-page.ts'
import { callInPreloadWorld } from './in-preload-world.ts'

let text = ''

/** Text is the application's own; what `write` is given goes to the system's clipboard, which in a browser is the page's. */
export const clipboard = guarded('clipboard', {
  writeText(value: string): Promise<void> {
    text = value
    return Promise.resolve()
  },
  readText: (): Promise<string> => Promise.resolve(text),
  /** One item. Fails where the browser or the desktop does not take it. */
  async write([item]: readonly Electron.ClipboardItem[]): Promise<void> {
    const page = BrowserWindow.getAllWindows()[0]?.webContents.attached
    if (!page || !item) throw new Error('expected a window with a page and one item for the clipboard')
    const parts: Record<string, { base64: string }> = {}
    for (const type of item.types) {
      const part = await item.getType(type)
      if (!(part instanceof Blob)) throw new Error(`expected bytes of ${type} for the clipboard`)
      parts[type] = { base64: Buffer.from(await part.arrayBuffer()).toString('base64') }
    }
    const problem = await whilePermitted(page, async () => {
      const result = await callInPreloadWorld(page, ['write-clipboard', 'writeClipboard'], parts, true)
      return typeof result.value === 'string' ? result.value : 'the page has gone'
    })
    if (problem !== '') throw new Error(`the clipboard was not written: ${problem}`)
  },
})

/** A browser lets only the page in front write to the clipboard, and only where it may; afterwards it may not any more. */
async function whilePermitted<T>(page: AttachedPage, act: () => Promise<T>): Promise<T> {
  const { root } = page.browser.launched
  const origin = page.channel.world?.origin
  const permit = async (setting: 'granted' | 'denied'): Promise<void> => {
    const permission = { name: 'clipboard-write', allowWithoutSanitization: false }
    await root.send('Browser.setPermission', { permission, setting, ...(origin && { origin }) })
  }
  await permit('granted')
  try {
    await page.session.send('Page.bringToFront')
    await page.session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    return await act()
  } finally {
    await page.session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    await permit('denied')
  }
}
