import { app } from 'electron'
import { registerAppScheme } from './app/app-scheme.ts'
import { Desktop } from './app/desktop.ts'
import { reportBug } from './app/report-bug.ts'
import { hardenSessions, hardenWebContents } from './app/security.ts'

/** Composition root of the desktop application: connects the parts and holds no logic. */

/** How long closing may take: a filter pass and a worker's end take far less. */
const CLOSING_MS = 3000

app.enableSandbox()
registerAppScheme()
hardenWebContents(app)

async function start(): Promise<Desktop> {
  await app.whenReady()
  hardenSessions()
  return Desktop.open(import.meta.url)
}

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron is ready only after this module has been evaluated.
  const desktop = start()
  desktop.catch((error: unknown) => {
    reportBug(error)
    app.exit(1)
  })
  app.on('second-instance', () => {
    void desktop.then((running) => {
      running.present()
    })
  })
  app.on('window-all-closed', () => {
    setTimeout(() => {
      app.exit(0)
    }, CLOSING_MS)
    desktop
      .then((running) => running.close())
      .finally(() => {
        app.quit()
      })
      .catch(reportBug)
  })
} else {
  app.quit()
}
