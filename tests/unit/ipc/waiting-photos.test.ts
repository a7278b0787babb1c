import { expect, it } from 'vitest'
import { WaitingPhotos } from '../../../src/main/ipc/waiting-photos.ts'

const photo = (byteLength: number) => ({ bytes: new Uint8Array(byteLength) })
const gone = expect.objectContaining({ code: 'UPLOAD_BROKEN' }) as Error

it('photos wait under their names until they are left', () => {
  const waiting = new WaitingPhotos(100)
  const [first, second] = [photo(1), photo(2)]
  const names = [waiting.put(first), waiting.put(second)] as const
  expect(waiting.get(names[0])).toBe(first)
  waiting.leave(names[0])
  expect(() => waiting.get(names[0])).toThrow(gone)
  expect(waiting.get(names[1])).toBe(second)
  waiting.leaveAll()
  expect(() => waiting.get(names[1])).toThrow(gone)
})

it('the oldest go where they take too much memory, the newest never', () => {
  const waiting = new WaitingPhotos(100)
  const names = [60, 30, 20].map((byteLength) => waiting.put(photo(byteLength)))
  expect(() => waiting.get(names[0] ?? '')).toThrow(gone)
  expect(waiting.get(names[1] ?? '').bytes).toHaveLength(30)
  const huge = waiting.put(photo(1000))
  expect(waiting.get(huge).bytes).toHaveLength(1000)
  expect(() => waiting.get(names[2] ?? '')).toThrow(gone)
})
