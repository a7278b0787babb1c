import { describe, expect, it } from 'vitest'
import type { LatticeCell } from '../../../../src/main/analysis/colour-card/lattice.ts'
import { matchCard } from '../../../../src/main/analysis/colour-card/match-card.ts'
import type { WorkPicture } from '../../../../src/main/analysis/skin/work-picture.ts'
import { encodeSrgb } from '../../../../src/shared/imaging/colour.ts'
import { CLASSIC, numbers } from './made-scene.ts'
import { CARD_KINDS } from '../../../../src/shared/imaging/colour-card.ts'

type Bytes = readonly [number, number, number]

const STEP = 12
const [WIDTH, HEIGHT] = [6 * STEP, 4 * STEP]

const cells = Array.from({ length: 24 }, (_, index): LatticeCell => {
  const [column, row] = [index % 6, Math.floor(index / 6)]
  return { column, row, x: (column + 0.5) * STEP - 0.5, y: (row + 0.5) * STEP - 0.5, side: 8 }
})

/** 6 × 4 squares of the colours, without gaps. */
function squares(colours: readonly Bytes[]): WorkPicture {
  const data = new Uint8Array(new SharedArrayBuffer(3 * WIDTH * HEIGHT))
  for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
    const column = Math.floor((at % WIDTH) / STEP)
    const row = Math.floor(at / WIDTH / STEP)
    data.set(colours[6 * row + column] ?? [0, 0, 0], 3 * at)
  }
  return { width: WIDTH, height: HEIGHT, data, part: { x: 0, y: 0, width: WIDTH, height: HEIGHT } }
}

const encoded = CLASSIC.map(
  (patch) => patch.map((value) => 255 * encodeSrgb(Math.max(0, value))) as unknown as Bytes,
)

describe('matchCard', () => {
  it('knows the classic chart, upright and upside down', () => {
    for (const colours of [encoded, [...encoded].reverse()])
      expect(matchCard(cells, squares(colours), CARD_KINDS)).toMatchObject({
        reference: { card: 'classic-24' },
        fitting: 24,
      })
  })

  it('does not know it in another order', () => {
    const [first = [0, 0, 0], ...rest] = encoded
    expect(matchCard(cells, squares([...rest, first]), CARD_KINDS)).toBeNull()
  })

  const random = numbers(77)
  const light = (): number => 40 + 215 * random()
  it.each([
    ['any colours', (): Bytes => [255 * random(), 255 * random(), 255 * random()]],
    ['pastels', (): Bytes => [150 + 105 * random(), 150 + 105 * random(), 150 + 105 * random()]],
    [
      'colours of skin',
      (): Bytes => {
        const value = light()
        return [0.92 * value + 20 * random(), 0.65 * value + 20 * random(), 0.5 * value + 20 * random()]
      },
    ],
  ] as const)('takes no squares of %s for a card', (_, colour) => {
    for (let grid = 0; grid < 40; grid += 1)
      expect(matchCard(cells, squares(Array.from({ length: 24 }, colour)), CARD_KINDS)).toBeNull()
  })
})
