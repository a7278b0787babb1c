import { app, BrowserWindow, ipcMain, net, protocol, session } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A small application for the tests of the host, as a build would leave it. Tests add to it by evaluating functions. */

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'"
const TILE = Buffer.alloc(200_000, 7)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'fixture', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
globalThis.seen = []

async function serve(request) {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/tile/')) return new Response(TILE)
  if (pathname === '/echo')
    return new Response(await request.arrayBuffer(), { headers: { method: request.method } })
  const file = join(import.meta.dirname, 'page', pathname === '/' ? 'index.html' : pathname)
  const response = await net.fetch(pathToFileURL(file).href).catch(() => null)
  if (response === null) return new Response('not found', { status: 404 })
  const headers = new Headers(response.headers)
  headers.set('Content-Security-Policy', POLICY)
  return new Response(response.body, { headers })
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv) => globalThis.seen.push(['second-instance', argv.at(-1)]))
  app.on('window-all-closed', () => {
    if (!globalThis.stay) app.quit()
  })
  for (const name of ['before-quit', 'will-quit', 'quit', 'window-all-closed'])
    app.on(name, () => process.stderr.write(`event ${name}\n`))
  app.on('child-process-gone', (_event, { type }) => globalThis.seen.push(['child-process-gone', type]))
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      globalThis.seen.push(['will-navigate', url])
      if (url !== contents.getURL()) event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      globalThis.seen.push(['open', url])
      return { action: 'deny' }
    })
    contents.on('render-process-gone', (_gone, { reason }) =>
      globalThis.seen.push(['render-process-gone', reason]),
    )
    contents.on('console-message', ({ level, message }) => globalThis.seen.push(['console', level, message]))
  })
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('bytes', (_event, length) => new Uint8Array(length).fill(5))
  ipcMain.handle('length', (_event, bytes) => bytes.byteLength)
  ipcMain.handle('fail', () => {
    throw new TypeError('no luck')
  })
  ipcMain.handle('sender', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isMainFrame: event.senderFrame === event.sender.mainFrame,
    isWindow: BrowserWindow.fromWebContents(event.sender) !== null,
  }))
  ipcMain.on('note', (_event, note) => globalThis.seen.push(['note', note]))
  app.whenReady().then(async () => {
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
      globalThis.seen.push(['permission', permission])
      answer(false)
    })
    protocol.handle('fixture', serve)
    const window = new BrowserWindow({
      width: 1000,
      height: 700,
      show: false,
      backgroundColor: '#3a3a3a',
      webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true },
    })
    window.once('ready-to-show', () => window.show())
    await window.loadURL('fixture://app/')
  })
} else {
  app.quit()
}
