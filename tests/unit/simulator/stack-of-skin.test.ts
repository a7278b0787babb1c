import { describe, expect, it } from 'vitest'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { nativeAddonPath } from '../../../src/main/project-root.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import { createStackOfSkin } from '../../../src/main/simulator/stack-of-skin.ts'

const SIZE = 128

const addon = loadNativeAddon(nativeAddonPath())
const stackOf = createStackOfSkin(addon)

/** Skin in the left half, with a little grain; in the right half noise of this many steps of 8 bits. */
function pictureBesideNoise(steps: number) {
  const random = createRandom(3, 'grain')
  const data = new Uint8Array(new SharedArrayBuffer(3 * SIZE * SIZE))
  for (let i = 0; i < SIZE * SIZE; i++) {
    const spread = i % SIZE < SIZE / 2 ? 6 : steps
    const grain = spread * (random.next() - 0.5)
    data.set([190 + grain, 145 + grain, 125 + grain], 3 * i)
  }
  return { width: SIZE, height: SIZE, bits: 8 as const, data }
}

const leftHalf = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => (i % SIZE < SIZE / 2 ? 1 : 0))
const everywhere = new Uint8Array(SIZE * SIZE).fill(1)

describe('the stack that training and evaluation see', () => {
  it('is filtered until the skin has settled, whatever lies beside it', async () => {
    const calm = await stackOf(pictureBesideNoise(0), leftHalf)
    const wild = await stackOf(pictureBesideNoise(120), leftHalf)
    const passes = ({ stack }: typeof calm) => stack.iterations[0]?.count
    expect(passes(wild)).toBe(passes(calm))
    // Counted as a whole, the noise is what the filter waits for: the figure above could differ.
    expect(passes(await stackOf(pictureBesideNoise(120), everywhere))).not.toBe(passes(wild))
  })

  it('goes with the colour of the skin alone', async () => {
    const picture = pictureBesideNoise(0)
    for (let i = 0; i < SIZE * SIZE; i++) if (leftHalf[i] === 0) picture.data.set([20, 40, 200], 3 * i)
    const { reference } = await stackOf(picture, leftHalf)
    const [lightness = 0, , b = 0] = reference.data
    expect(lightness).toBeGreaterThan(55)
    expect(b).toBeGreaterThan(5)
  })
})
