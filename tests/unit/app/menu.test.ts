import { afterEach, describe, expect, it, vi } from 'vitest'

const set = vi.hoisted((): { menu: unknown } => ({ menu: undefined }))
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => {
      set.menu = menu
    },
  },
}))
const { setMenu } = await import('../../../src/main/app/menu.ts')

describe('the menu of the application', () => {
  const { platform } = process
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform })
  })

  it('is none but on macOS, and there without zoom and tools for developers', () => {
    Object.defineProperty(process, 'platform', { value: 'linux' })
    setMenu()
    expect(set.menu).toBeNull()
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    setMenu()
    expect(set.menu).toEqual([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
  })
})
