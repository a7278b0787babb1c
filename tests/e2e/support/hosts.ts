import { electronProgram } from '../../../scripts/electron-program.ts'
import { HOSTS, type Host } from './app-session.ts'

/** The hosts that can run on this machine. The Chromium host always can: the project brings a browser for tests. */
export function availableHosts(): readonly Host[] {
  return HOSTS.filter((host) => host === 'chromium' || electronProgram() !== null)
}

/** For `describe.each`: the hosts of this machine. A missing one is said aloud, so that no skipped test goes unseen. */
export function hostsFor(spec: string): readonly Host[] {
  const available = availableHosts()
  if (!available.includes('electron'))
    console.warn(`skipped: ${spec}: Electron's program is not on this machine`)
  return available
}
