import { app } from 'electron'
import { registerAppScheme } from './app/app-scheme.ts'
import { catchUnforeseen } from './app/catch-unforeseen.ts'
import { Desktop } from './app/desktop.ts'
import { FolderInUse } from './app/hold-user-data.ts'
import { placeUserData } from './app/place-user-data.ts'
import { reportBug } from './app/report-bug.ts'
import { sayFault } from './app/say-fault.ts'
import { hardenSessions, hardenWebContents } from './app/security.ts'

/** Composition root of the desktop application: connects the parts and holds no logic. */

/** How long closing may take: a filter pass and a worker's end take far less. */
const CLOSING_MS = 3000

catchUnforeseen(process, () => {
  sayFault('broken')
  app.quit()
})
app.enableSandbox()
registerAppScheme()
hardenWebContents(app)

async function start(): Promise<Desktop> {
  await app.whenReady()
  hardenSessions()
  return Desktop.open(import.meta.url)
}

placeUserData()
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron is ready only after this module has been evaluated.
  const desktop = start()
  let ending = false
  desktop.catch((error: unknown) => {
    // A window that is closed while it loads is no fault.
    if (ending) return
    if (error instanceof FolderInUse) sayFault('inUse')
    else {
      reportBug(error)
      sayFault('start')
    }
    app.exit(1)
  })
  app.on('second-instance', () => {
    void desktop.then((running) => {
      running.present()
    })
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  // However it comes to an end: a thread in native code that the process leaves behind takes it down with a crash.
  app.on('will-quit', (event) => {
    if (ending) return
    ending = true
    event.preventDefault()
    const exit = (): void => {
      app.exit(0)
    }
    setTimeout(exit, CLOSING_MS)
    void desktop
      .then(
        (running) => running.close().catch(reportBug),
        () => undefined,
      )
      .finally(exit)
  })
} else {
  app.quit()
}
