/**
 * Renders the training and validation pictures: `node scripts/train-make-dataset.ts [--scenes N] [--threads N]
 * [--domain training|held-out] [--out FOLDER]`. The same numbers give the same bytes.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/main/project-root.ts'
import { domainNamed } from './domain-named.ts'
import { datasetParts, makeDataset } from '../src/main/simulator/dataset.ts'

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: '4200' },
    domain: { type: 'string', default: 'training' },
    threads: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: join(projectRoot(), 'models', 'training', '.data') },
  },
})

const domain = domainNamed(values.domain)
const started = performance.now()
await makeDataset({
  folder: values.out,
  parts: datasetParts(Number(values.scenes)),
  threads: Number(values.threads),
  domain,
  onScene: (done, total) => {
    if (done % 100 !== 0 && done !== total) return
    const seconds = (performance.now() - started) / 1000
    console.log(`${done} of ${total} scenes, ${seconds.toFixed(0)} s`)
  },
})
