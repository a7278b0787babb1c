import { expect, it } from 'vitest'
import { measureFace } from '../../../scripts/evaluation/face-measurement.ts'
import { createMethods } from '../../../scripts/evaluation/method-maps.ts'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { INPUT_VARIANTS, loadVerifiedModel } from '../../../src/main/analysis/net/manifest.ts'
import { modelsFolder, nativeAddonPath } from '../../../src/main/project-root.ts'

/** Somebody of type III who does not exist, in hard light, by a physics that the net does not know. */
const FACE = { seed: 3_900_000, skinType: 3, domain: 'held-out' } as const

it('the default net finds the pigments of a whole face, and takes its shade for none', async () => {
  const model = await loadVerifiedModel(modelsFolder(), INPUT_VARIANTS[0])
  const measured = await measureFace(FACE, createMethods(loadNativeAddon(nativeAddonPath()), [model]))
  const { red, brown, gray } = measured[model.entry.id] ?? {}
  expect(red?.pearson).toBeGreaterThan(0.5)
  for (const map of [red, brown, gray]) {
    expect(map?.onClearSkin).toBeLessThan(0.12)
    expect(map?.meanAbsoluteError).toBeLessThan(0.12)
  }
}, 120_000)
