import { registerHooks } from 'node:module'

/**
 * `node --import ./src/host-chromium/register.ts out/main/index.js` runs the built application without Electron's
 * program: the name `electron` leads to the stand-in. Worker threads and child processes inherit the flag, so nothing
 * is loaded here until somebody asks for it.
 */
const STAND_IN = new URL('./electron.ts', import.meta.url).href
const NAMES = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier) ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
})
