import { app, BrowserWindow } from 'electron'
import { openMainWindow } from './app/main-window.ts'
import { registerAppScheme, serveAppScheme } from './app/app-scheme.ts'
import { hardenSessions, hardenWebContents } from './app/security.ts'

/** Composition root of the desktop application: connects the parts and holds no logic. */

app.enableSandbox()
registerAppScheme()
hardenWebContents(app)

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  await app.whenReady()
  hardenSessions()
  serveAppScheme()
  await openMainWindow()
} else {
  app.quit()
}
