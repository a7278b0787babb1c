import { app, BrowserWindow } from 'electron'
import { openMainWindow } from './app/main-window.ts'
import { registerAppScheme, serveAppScheme } from './app/app-scheme.ts'
import { hardenSessions, hardenWebContents } from './app/security.ts'

/** Composition root of the desktop application: connects the parts and holds no logic. */

app.enableSandbox()
registerAppScheme()
hardenWebContents(app)

async function start(): Promise<void> {
  await app.whenReady()
  hardenSessions()
  serveAppScheme()
  await openMainWindow()
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  // Not awaited: Electron is ready only after this module has been evaluated.
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  })
} else {
  app.quit()
}
