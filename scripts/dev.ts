import react from '@vitejs/plugin-react'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { electronProgram } from './electron-program.ts'

/**
 * `npm run dev`: the window with live reload where Electron's program is on the machine; elsewhere the renderer alone,
 * for a browser, without the preload script.
 */

const root = join(import.meta.dirname, '..')

if (electronProgram() === null) {
  console.log("Electron's program is not on this machine: serving the renderer alone, for a browser.")
  const server = await createServer({
    configFile: false,
    root: join(root, 'src/renderer'),
    plugins: [react()],
    server: { host: '127.0.0.1' },
  })
  await server.listen()
  server.printUrls()
} else {
  const words = [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev']
  process.exitCode = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status ?? 1
}
