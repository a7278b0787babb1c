import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import { WHOLE } from '../analysis/analyze-photo.ts'
import { projectRoot } from '../project-root.ts'
import { runAnalyze } from './analyze-command.ts'
import { EXIT_FAULT } from './exit-codes.ts'
import { interruptSignal, streams } from './terminal.ts'

/** `npm run sample`: analyses the bundled sample, a computed picture of skin, and says where the results lie. */
export async function sampleMain(): Promise<number> {
  const root = projectRoot()
  const photo = join(root, 'resources', 'sample', 'sample-skin.jpg')
  if (!existsSync(photo)) {
    streams.error('expected the sample photo in resources/sample, found none: restore it from the repository')
    return EXIT_FAULT
  }
  const folder = join(root, 'results', 'sample')
  const started = performance.now()
  const { exitCode, done } = await runAnalyze(
    {
      photos: [photo],
      out: folder,
      region: 'patch',
      variant: 'stack-base',
      colourCard: 'auto',
      cardLike: null,
      backend: 'auto',
      parameters: DEFAULT_PARAMETERS,
    },
    { ...streams, out: () => undefined },
    { signal: interruptSignal() },
  )
  const [result] = done
  if (!result) return exitCode
  const { iterations, metrics, notice } = result.report
  const seconds = (performance.now() - started) / 1000
  streams.out(`Analysed the bundled sample in ${seconds.toFixed(1)} s (${iterations.count} filter passes).`)
  for (const pigment of PIGMENTS) {
    const numbers = metrics[WHOLE]?.[pigment]
    if (!numbers) continue
    const area = (100 * numbers.area).toFixed(1)
    streams.out(
      `  map ${pigment.padEnd(6)} mean ${numbers.mean.toFixed(3)}  area ${area} %  spots ${numbers.spots}`,
    )
  }
  streams.out(`Maps, lights, diffuse and specular images and analysis.json lie in\n  ${folder}`)
  streams.out(notice)
  return exitCode
}
