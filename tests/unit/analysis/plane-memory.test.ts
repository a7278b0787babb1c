import { describe, expect, it } from 'vitest'
import { PlaneMemory } from '../../../src/main/analysis/plane-memory.ts'

describe('PlaneMemory', () => {
  it('gives planes that do not overlap, aligned to cache lines', () => {
    const scope = new PlaneMemory().scope()
    const planes = [scope.floats(1000), scope.words(3), scope.bytes(1), scope.floats(17)]
    planes.forEach((plane, i) => plane.fill(i + 1))
    planes.forEach((plane, i) => {
      expect(plane.every((value) => value === i + 1)).toBe(true)
      expect(plane.byteOffset % 64).toBe(0)
    })
  })

  it('uses again what was given back, also in parts, and joins the parts', () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    scope.give(scope.floats(3000))
    const reserved = memory.reservedBytes
    const parts = [scope.floats(1000), scope.floats(900), scope.words(1000)]
    expect(memory.reservedBytes).toBe(reserved)
    for (const part of [parts[1], parts[0], parts[2]]) if (part) scope.give(part)
    scope.floats(3000)
    expect(memory.reservedBytes).toBe(reserved)
  })

  it('never hands out memory that is in use, whatever the order of taking and giving', () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    let state = 7
    const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
    const held: { plane: Uint8Array; mark: number }[] = []
    for (let round = 1; round <= 600; round += 1) {
      if (held.length > 0 && random() < 0.5) {
        const [{ plane, mark } = { plane: new Uint8Array(), mark: 0 }] = held.splice(
          Math.floor(random() * held.length),
          1,
        )
        expect(plane.every((value) => value === mark)).toBe(true)
        scope.give(plane as Uint8Array<SharedArrayBuffer>)
      } else {
        const plane = scope.bytes(1 + Math.floor(random() * 5000))
        plane.fill(round % 251)
        held.push({ plane, mark: round % 251 })
      }
    }
    for (const { plane, mark } of held) expect(plane.every((value) => value === mark)).toBe(true)
  })

  it('does not keep small blocks beside larger ones that replace them', () => {
    const memory = new PlaneMemory()
    for (const size of [100, 1000, 10_000]) {
      const scope = memory.scope()
      scope.floats(size)
      scope.close()
    }
    expect(memory.reservedBytes).toBeLessThanOrEqual(10_000 * 4 + 64)
  })

  it('gives everything of a job back at once, and only its own', () => {
    const memory = new PlaneMemory()
    const [one, other] = [memory.scope(), memory.scope()]
    one.floats(100)
    one.words(100)
    const kept = other.floats(10)
    kept.fill(5)
    one.close()
    one.close()
    memory.scope().floats(100).fill(9)
    expect(kept.every((value) => value === 5)).toBe(true)
  })

  it('lets go of the blocks that nobody uses when trimmed, and of no other', () => {
    const memory = new PlaneMemory()
    const [one, other] = [memory.scope(), memory.scope()]
    one.bytes(6400)
    const kept = other.words(640).fill(7)
    one.close()
    memory.trim()
    expect(memory.reservedBytes).toBe(2 * 640)
    memory.scope().bytes(6400).fill(9)
    expect(kept.every((value) => value === 7)).toBe(true)
  })

  it('is empty after trimming once everything came back, and can be used again', () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    scope.floats(1000)
    scope.words(10)
    memory.trim()
    expect(memory.reservedBytes).toBeGreaterThanOrEqual(4020)
    scope.close()
    memory.trim()
    expect(memory.reservedBytes).toBe(0)
    expect(memory.scope().floats(1000)).toHaveLength(1000)
  })

  it('keeps a block that is partly free: its other planes are in use', () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    scope.give(scope.bytes(6400))
    const [, used] = [scope.bytes(64), scope.bytes(64).fill(3)]
    const reserved = memory.reservedBytes
    memory.trim()
    expect(memory.reservedBytes).toBe(reserved)
    scope.give(used)
    memory.trim()
    expect(memory.reservedBytes).toBe(reserved)
  })

  it('refuses a plane that is not its own, or comes back twice', () => {
    const memory = new PlaneMemory()
    const scope = memory.scope()
    const plane = scope.floats(10)
    expect(() => {
      memory.scope().give(plane)
    }).toThrow(/this job/)
    scope.give(plane)
    expect(() => {
      scope.give(plane)
    }).toThrow(/this job/)
    expect(() => {
      memory.giveBack(plane.buffer, plane.byteOffset, plane.byteLength)
    }).toThrow(/given back before/)
    expect(() => {
      memory.giveBack(new SharedArrayBuffer(8), 0, 8)
    }).toThrow(/elsewhere/)
  })
})
