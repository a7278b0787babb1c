/**
 * Node's permission model takes away what a decoder does not need: writing files, starting processes. It binds
 * JavaScript only, not native code that has been taken over; it is the second fence, the separate process is the first.
 */
export const DECODER_NODE_FLAGS: readonly string[] = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-addons',
  '--allow-worker',
]

/**
 * What a decoder inherits of the environment: nothing, but the variable without which Windows starts no process. Never empty:
 * Electron takes an empty one for none and hands on its own.
 */
export function decoderEnvironment(): Record<string, string> {
  const systemRoot = process.env['SystemRoot']
  return systemRoot === undefined ? { LANG: 'C' } : { SystemRoot: systemRoot }
}
