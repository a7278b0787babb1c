import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { hasRoomySharedMemory } from '../../../src/host-chromium/browser/memory-folder.ts'

it('shared memory counts only where it exists and has room', () => {
  expect(hasRoomySharedMemory(tmpdir(), 1)).toBe(true)
  expect(hasRoomySharedMemory(tmpdir(), Infinity)).toBe(false)
  expect(hasRoomySharedMemory('/not/there', 1)).toBe(false)
})
