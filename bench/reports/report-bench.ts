import { makeReport } from '../../src/main/reports/make-report.ts'
import { madeContent, madePictures, madeShot } from '../../tests/unit/reports/made-content.ts'

const ROUNDS = 5
const GOAL = { ms: 1500, megabytes: 6 }

/**
 * A whole report of two photos of 12 megapixels with maps of 2 as the screen keeps them: content and pictures are ready, fonts are
 * read in the first round; what is measured is checking, laying out, scaling pictures to the print, colouring maps, writing the file.
 */
export async function benchReport(): Promise<void> {
  const twelve = await madePictures({ width: 4000, height: 3000 }, 'a.')
  const pictures = {
    ...(await madePictures({ width: 1600, height: 1200 }, 'a.')),
    ...(await madePictures({ width: 1600, height: 1200 }, 'b.')),
    'a.photo': twelve['a.photo'] as Uint8Array,
    'b.photo': twelve['a.photo'] as Uint8Array,
  }
  const content = madeContent({
    shots: [madeShot(0, 'a.'), madeShot(30, 'b.')],
    pair: { before: 0, after: 1, comparability: null, alignment: 'landmarks' },
  })
  const times: number[] = []
  let bytes = 0
  let pages = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now()
    const made = await makeReport({ content, pictures, password: null })
    times.push(performance.now() - begin)
    bytes = made.bytes.length
    pages = made.pages
  }
  const [first = 0, ...others] = times
  const median = others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0
  console.log(`\nA report of two photos of 12 megapixels, ${pages} pages, ready pictures, no password`)
  console.log(
    `  first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms (median of ${others.length}); goal: four pages in at most ${GOAL.ms} ms`,
  )
  console.log(`  ${(bytes / 1e6).toFixed(1)} MB; goal: at most ${GOAL.megabytes} MB`)
}
