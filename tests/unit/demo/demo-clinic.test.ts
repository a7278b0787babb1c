import type * as files from 'node:fs/promises'
import { expect, it, vi } from 'vitest'

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof files>()),
  rm: () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' })),
}))
const { DemoClinic } = await import('../../../src/main/demo/demo-clinic.ts')

/** As where another program looks into the folder at this moment. */
it('a demo that was left behind and cannot be removed does not keep the clinic’s own records from opening', async () => {
  const demo = new DemoClinic('/demo-clinic', {} as ConstructorParameters<typeof DemoClinic>[1])
  await expect(demo.sweep()).resolves.toBeUndefined()
})
