/**
 * Turns a clinic's own pairs into training data: `node scripts/train-import-pairs.ts --pairs FOLDER [--out FOLDER]`.
 *
 * FOLDER holds a folder per pair with any name: a photo (`photo.jpg`, `.png`, `.tif`, `.webp`, `.heic` …) and the maps of the clinic's
 * own device at the photo's size, `red.png`, `brown.png` and `gray.png`: greyscale, 8 or 16 bits, black = none, white = 1.0 of the map's
 * scale (docs/pipeline.md, section 5). `skin.png` (black = not skin) may stand beside them.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BasalisError } from '../src/shared/contract/errors.ts'
import { projectRoot } from '../src/main/project-root.ts'
import { importPairs } from './training/import-pairs.ts'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '' },
    out: { type: 'string', default: join(projectRoot(), 'models', 'training', '.pairs') },
  },
})

try {
  const { training, validation } = await importPairs(values.pairs, values.out)
  console.log(`${training} squares to train with, ${validation} to validate with`)
} catch (error) {
  if (!(error instanceof BasalisError)) throw error
  console.error(error.message)
  process.exit(2)
}
