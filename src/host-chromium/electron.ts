import { app } from './app/app.ts'
import { guarded, missing } from './missing.ts'
import { clipboard } from './services/clipboard.ts'
import { ClipboardItem } from './services/clipboard-item.ts'
import { dialog } from './services/dialog.ts'
import { ipcMain } from './services/ipc-main.ts'
import { Menu } from './services/menu.ts'
import { nativeTheme } from './services/native-theme.ts'
import { net } from './services/net.ts'
import { protocol } from './services/protocol.ts'
import { safeStorage } from './services/safe-storage.ts'
import { screen } from './services/screen.ts'
import { session } from './services/session.ts'
import { shell } from './services/shell.ts'
import { utilityProcess } from './services/utility-process.ts'
import { serveTests } from './test-link.ts'
import { BrowserWindow } from './window/browser-window.ts'

/** What `import … from 'electron'` gives the main process in the Chromium host. docs/chromium-host.md tells the limits. */
export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
}

export const autoUpdater = missing('autoUpdater')
export const BaseWindow = missing('BaseWindow')
export const BrowserView = missing('BrowserView')
export const contentTracing = missing('contentTracing')
export const crashReporter = missing('crashReporter')
export const desktopCapturer = missing('desktopCapturer')
export const globalShortcut = missing('globalShortcut')
export const inAppPurchase = missing('inAppPurchase')
export const MenuItem = missing('MenuItem')
export const MessageChannelMain = missing('MessageChannelMain')
export const nativeImage = missing('nativeImage')
export const netLog = missing('netLog')
export const Notification = missing('Notification')
export const powerMonitor = missing('powerMonitor')
export const powerSaveBlocker = missing('powerSaveBlocker')
export const pushNotifications = missing('pushNotifications')
export const ShareMenu = missing('ShareMenu')
export const systemPreferences = missing('systemPreferences')
export const TouchBar = missing('TouchBar')
export const Tray = missing('Tray')
export const View = missing('View')
export const webContents = missing('webContents')
export const WebContentsView = missing('WebContentsView')
export const webFrameMain = missing('webFrameMain')

const electron = guarded('', {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
})
export default electron

serveTests(electron)
