import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const START = join(import.meta.dirname, '..', '..', '..', 'scripts', 'start.ts')

it.skipIf(process.platform !== 'linux')(
  'npm start without a display says so and analyses the bundled sample',
  async () => {
    const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
    const { stdout } = await promisify(execFile)(process.execPath, [START], { env })
    expect(stdout).toContain('There is no display here')
    expect(stdout).toContain('not a diagnosis')
  },
)
